import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** A connection that was opened a moment ago has its first request on the way. */
const silenceMsMax = 500
/** A client that has begun to send a request is given longer, but not for ever. */
const askingMsMax = 2_000

type Use = { openedAt: number; hasAsked: boolean; openAnswers: number }

/**
 * Makes a server close, as idle, each connection that has no request under way. To be called before it
 * listens. Node itself counts a connection as busy until its first request is done, though none may ever
 * come, and as idle as soon as an answer is written, though much of it may not be sent yet.
 */
export function watchConnections(server: Server): void {
  const uses = new Map<Socket, Use>()
  server.on('connection', (socket) => {
    uses.set(socket, { openedAt: Date.now(), hasAsked: false, openAnswers: 0 })
    socket.once('close', () => uses.delete(socket))
  })
  const onRequest = ({ socket }: IncomingMessage, response: ServerResponse) => {
    const use = uses.get(socket)
    if (!use) return
    use.hasAsked = true
    use.openAnswers += 1
    response.once('close', () => {
      use.openAnswers -= 1
    })
  }
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, onRequest)
  let stoppedAt: number | undefined
  server.closeIdleConnections = () => {
    const now = Date.now()
    stoppedAt ??= now
    for (const [socket, { openedAt, hasAsked, openAnswers }] of uses) {
      const isSilent = now - openedAt > silenceMsMax && socket.bytesRead === 0
      const isLate = isSilent || now - stoppedAt > askingMsMax
      if (hasAsked ? openAnswers === 0 : isLate) socket.destroy()
    }
  }
}
