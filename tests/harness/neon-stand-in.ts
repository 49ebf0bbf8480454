import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { type WebSocket, WebSocketServer } from 'ws'

type Query = { query: string; params: unknown[] }

/** What Neon puts in front of Postgres, as far as its driver uses it, before a server of our own. */
export async function startNeonStandIn() {
  const server = createServer((request, response) => {
    runBatch(request).then(
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
    async stop() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Runs an HTTP batch as Neon does: one transaction, every value as the text that Postgres sent. */
async function runBatch(request: IncomingMessage) {
  const { queries } = JSON.parse(await text(request)) as { queries: Query[] }
  const client = new pg.Client({
    connectionString: String(request.headers['neon-connection-string']),
    types: { getTypeParser: () => (value: unknown) => value },
  })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    const results = []
    for (const { query, params } of queries) {
      results.push(await client.query({ text: query, values: params, rowMode: 'array' }))
    }
    await client.query('commit')
    return results.map(({ fields, rows, rowCount, command }) => ({
      fields,
      rows,
      rowCount,
      command,
    }))
  } finally {
    await client.end()
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
