import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Reply } from '@/lib/http/reply'

/** Sends an answer. A text goes out in one piece, after its length. */
export async function sendReply(
  response: ServerResponse,
  { status, headers, body }: Reply,
): Promise<void> {
  if (typeof body === 'string') {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
    return
  }
  response.writeHead(status, headers)
  if (body === null) response.end()
  else await pipeline(body, response)
}
