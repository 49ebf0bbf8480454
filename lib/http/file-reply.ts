import { describeError, log } from '@/lib/log'
import type { Reply } from './reply'

/**
 * JSON to be saved as a file, sent as it is made. The first piece is made before the answer begins, so
 * that what fails at once is still a problem; what fails later breaks the answer off, which a client
 * can tell from an end.
 */
export async function fileReply(
  pieces: AsyncGenerator<string>,
  { name, requestId }: { name: string; requestId: string },
): Promise<Reply> {
  const encoder = new TextEncoder()
  const first = await pieces.next()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (!first.done) controller.enqueue(encoder.encode(first.value))
    },
    async pull(controller) {
      try {
        const piece = await pieces.next()
        if (piece.done) controller.close()
        else controller.enqueue(encoder.encode(piece.value))
      } catch (error) {
        log().warn({ request_id: requestId, ...describeError(error) }, 'a file broke off')
        // Whoever serves this may log what it is given.
        controller.error(new Error('the file broke off'))
      }
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${name}"`,
    },
    body,
  }
}
