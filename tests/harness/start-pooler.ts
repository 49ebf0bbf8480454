import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Pooler = {
  /** The connection string that leads through it. */
  url: string
  close(): Promise<void>
}

const refused = ['statement_timeout', 'idle_in_transaction_session_timeout']

/**
 * Stands between a client and a Postgres server, and refuses settings at the start of a connection in
 * PgBouncer's words. Its connections are each for one client.
 */
export async function startPooler(target: string): Promise<Pooler> {
  const sockets = new Set<Socket>()
  const url = new URL(target)
  const { hostname, port } = url
  const pooler = createServer((client) => {
    keep(client)
    client.once('data', (startup: Buffer) => {
      const settings = startup.toString('latin1').split('\0')
      const [name] = refused.filter((name) => settings.includes(name))
      if (name) return client.end(refusal(name))
      const server = keep(connect(Number(port), hostname))
      server.write(startup)
      server.pipe(client)
      client.pipe(server)
      server.on('close', () => client.destroy())
      client.on('close', () => server.destroy())
    })
  })
  function keep(socket: Socket) {
    sockets.add(socket)
    socket.on('error', () => {})
    return socket.on('close', () => sockets.delete(socket))
  }
  pooler.listen(0, '127.0.0.1')
  await once(pooler, 'listening')
  const address = pooler.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  url.port = String(address.port)
  return {
    url: url.href,
    async close() {
      const closed = once(pooler, 'close')
      pooler.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** An ErrorResponse, as the protocol has it. */
function refusal(name: string) {
  const fields = ['SFATAL', 'C08P01', `Munsupported startup parameter: ${name}`, '', '']
  const content = Buffer.from(fields.join('\0'), 'latin1')
  const head = Buffer.from('E\0\0\0\0', 'latin1')
  head.writeInt32BE(content.length + 4, 1)
  return Buffer.concat([head, content])
}
