import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import Negotiator from 'negotiator'
import type { Reply } from '@/lib/http/reply'

/** About forty tasks. What is shorter arrives as soon as it is. */
const longText = 16 * 1024
const compress = promisify(gzip)

/** Sends an answer. A text goes out in one piece, after its length, and compressed where it is long. */
export async function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Reply,
): Promise<void> {
  if (typeof body === 'string' && mayCompress(request, headers, body)) {
    // The least work. Of tasks it leaves an eighth, and more work would leave hardly less.
    const bytes = await compress(body, { level: 1 })
    const coded = { 'content-encoding': 'gzip', 'content-length': bytes.byteLength }
    response.writeHead(status, { ...headers, ...coded }).end(bytes)
    return
  }
  if (typeof body === 'string') {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
    return
  }
  response.writeHead(status, headers)
  if (body === null) response.end()
  else await pipeline(body, response)
}

/**
 * A strong tag stands for the same bytes each time (RFC 9110, section 8.8.1), so what has one is sent as
 * it is. The rest is kept by no cache, so that `Vary` need not name the coding.
 */
function mayCompress(request: IncomingMessage, headers: Reply['headers'], body: string) {
  if (body.length < longText || 'etag' in headers) return false
  return new Negotiator(request).encodings(['gzip']).length > 0
}
