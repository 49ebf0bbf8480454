import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { type WebSocket, WebSocketServer } from 'ws'
import { passTurns } from './pass-turns'

type Query = { query: string; params: unknown[] }

/** How the next batch fails: its answer is lost, it never gets here, or the compute turns it away. */
export type Breakage = 'answer lost' | 'request lost' | 'still starting'

/** What Neon puts in front of Postgres, as far as its driver uses it, before a server of our own. */
export async function startNeonStandIn() {
  const connections = new Connections()
  const breakages: Breakage[] = []
  const server = createServer((request, response) => {
    const breakage = breakages.shift()
    if (breakage === 'request lost') return request.destroy()
    if (breakage === 'still starting') {
      response.statusCode = 400
      return response.end(JSON.stringify({ message: 'starting up', code: '57P03' }))
    }
    if (breakage === 'answer lost') {
      return runBatch(request, connections).finally(() => request.socket.destroy())
    }
    runBatch(request, connections).then(
      (results) => response.end(JSON.stringify({ results })),
      (error: unknown) => {
        response.statusCode = 400
        response.end(JSON.stringify(errorBody(error)))
      },
    )
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, { url = '' }) => pipeToPostgres(socket, url))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    /** For `neonConfig.fetchEndpoint`: where HTTP queries go. */
    httpAddress: `http://127.0.0.1:${port}/sql`,
    /** For `neonConfig.wsProxy`. */
    proxyAddress: (host: string, postgresPort: number | string) =>
      `127.0.0.1:${port}/?to=${host}:${postgresPort}`,
    /** Lets the next batches fail, each in one way. */
    breakNext(...next: Breakage[]) {
      breakages.push(...next)
    },
    /** Breaks every WebSocket, as a compute does that falls asleep. */
    async dropSockets() {
      const closed = [...sockets.clients].map((socket) => once(socket, 'close'))
      for (const socket of sockets.clients) socket.terminate()
      await Promise.all(closed)
      await passTurns()
    },
    async stop() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      await connections.end()
    },
  }
}

/** Runs an HTTP batch as Neon does: one transaction, every value as the text that Postgres sent. */
async function runBatch(request: IncomingMessage, connections: Connections) {
  const { queries } = JSON.parse(await text(request)) as { queries: Query[] }
  const client = await connections.take(String(request.headers['neon-connection-string']))
  let isInOrder = false
  try {
    await client.query('begin')
    const results = []
    for (const { query, params } of queries) {
      results.push(await client.query({ text: query, values: params, rowMode: 'array' }))
    }
    await client.query('commit')
    isInOrder = true
    return results.map(({ fields, rows, rowCount, command }) => ({
      fields,
      rows,
      rowCount,
      command,
    }))
  } finally {
    client.release(!isInOrder)
  }
}

/** Connections for HTTP queries, which Neon keeps as well; one that a query failed on is given up. */
class Connections {
  readonly #pools = new Map<string, pg.Pool>()

  take(connectionString: string): Promise<pg.PoolClient> {
    const pool = this.#pools.get(connectionString) ?? this.#open(connectionString)
    return pool.connect()
  }

  async end(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.end()))
  }

  #open(connectionString: string): pg.Pool {
    const types = { getTypeParser: () => (value: unknown) => value }
    const pool = new pg.Pool({ connectionString, types })
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    this.#pools.set(connectionString, pool)
    return pool
  }
}

function errorBody(error: unknown) {
  if (!(error instanceof pg.DatabaseError)) return { message: String(error) }
  const { message, code, detail, constraint, severity } = error
  return { message, code, detail, constraint, severity }
}

function pipeToPostgres(socket: WebSocket, url: string) {
  const [host = '', port = ''] = (new URL(url, 'ws://local').searchParams.get('to') ?? '').split(
    ':',
  )
  const postgres = connect(Number(port), host)
  socket.on('message', (data: Buffer) => postgres.write(data))
  socket.on('close', () => postgres.destroy())
  socket.on('error', () => postgres.destroy())
  postgres.on('data', (data) => socket.send(data))
  postgres.on('close', () => socket.close())
  postgres.on('error', () => socket.close())
}
