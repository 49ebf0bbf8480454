import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Watches the connections of a server from before it listens.
 * @returns what closes those that have no request under way. Node itself counts one among the busy from
 * the moment it is opened until its first request is done, though none may ever come.
 */
export function watchConnections(server: Server): () => void {
  const unused = new Set<Socket>()
  const markUsed = ({ socket }: IncomingMessage) => unused.delete(socket)
  server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, markUsed)
  return () => {
    for (const socket of unused) socket.destroy()
    server.closeIdleConnections()
  }
}
