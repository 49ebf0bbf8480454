import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { passTurns } from './pass-turns'

export type CountingProxy = {
  /** How often the server has said that it is ready for the next query: its round trips. */
  readonly roundTrips: number
  /** The connection string that leads through the proxy. */
  url: string
  /** Breaks every connection there is, and with `refused` each of the next so many as well. */
  drop(refused?: number): Promise<void>
  /** Cuts every connection and takes no new one, as a server that went down. */
  cut(): Promise<void>
  /** Passes nothing on, in either direction, as a server that is frozen. */
  freeze(): void
  /** Takes connections again, at the same address. */
  mend(): Promise<void>
  close(): Promise<void>
}

const readyForQuery = 'Z'.charCodeAt(0)

/** Stands between a client and a Postgres server and counts the round trips. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  let roundTrips = 0
  let isFrozen = false
  let refusals = 0
  const sockets = new Set<Socket>()
  const { hostname, port } = new URL(target)
  const proxy = createServer((client) => {
    if (refusals > 0) {
      refusals -= 1
      client.destroy()
      return
    }
    const server = connect(Number(port), hostname)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        server.destroy()
      })
    }
    const count = messageCounter((type) => {
      if (type === readyForQuery) roundTrips += 1
    })
    // Counted before it is passed on, so that whoever has the answer finds it counted.
    server.on('data', count)
    server.pipe(client)
    client.pipe(server)
    if (isFrozen) client.pause()
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  const ownPort = address.port
  const url = new URL(target)
  url.port = String(ownPort)
  async function cut() {
    const closed = once(proxy, 'close')
    proxy.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {
    get roundTrips() {
      return roundTrips
    },
    url: url.href,
    async drop(refused = 0) {
      refusals = refused
      const closed = [...sockets].map((socket) => once(socket, 'close'))
      for (const socket of sockets) socket.destroy()
      await Promise.all(closed)
      await passTurns()
    },
    cut,
    freeze() {
      isFrozen = true
      for (const socket of sockets) socket.pause()
    },
    async mend() {
      isFrozen = false
      for (const socket of sockets) socket.resume()
      if (proxy.listening) return
      proxy.listen(ownPort, '127.0.0.1')
      await once(proxy, 'listening')
    },
    close: cut,
  }
}

/** Calls back for each message: a byte of type, then a length of four bytes that counts itself. */
function messageCounter(onMessage: (type: number) => void) {
  let rest = Buffer.alloc(0)
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 5) {
      const end = 1 + rest.readInt32BE(1)
      if (rest.length < end) return
      onMessage(rest.readUInt8(0))
      rest = rest.subarray(end)
    }
  }
}
