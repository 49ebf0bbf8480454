import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { type StatementName, statements } from './limit-statements'
import { listenOn, type Rival, type RivalOptions } from './rival'

/**
 * The limit: what the machine can do when one writes only what the cases need, and nothing of what
 * makes a service. No policy, no limits, no log, no framework, no validation, one kind of token.
 */
export function makeLimit({ databaseUrl, secret }: RivalOptions): Rival {
  const pool = new pg.Pool({ connectionString: databaseUrl })
  const run = async (name: StatementName, values: unknown[]): Promise<string | null> => {
    const query = { name, text: statements[name], values, rowMode: 'array' as const }
    const { rows } = await pool.query<[string]>(query)
    return rows[0]?.[0] ?? null
  }
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const userId = userOf(request.headers.authorization, secret)
    if (userId === null) return send(response, 401, '{"status":401}')
    const { method, url = '' } = request
    const [path = '', search] = url.split('?', 2)
    const [, , owner, , taskId, action] = path.split('/')
    if (owner !== userId) return send(response, 403, '{"status":403}')
    if (taskId === undefined && method === 'POST') {
      const task = JSON.parse(await bodyOf(request))
      const { title, description = null, priority = 'none', due_date = null, tags = [] } = task
      const values = [userId, uuidv7(), title, description, priority, due_date, tags]
      return send(response, 201, await run('create', values))
    }
    if (taskId === undefined) {
      const { limit = '100', search: sought, priority } = queryOf(search)
      if (sought === undefined) return send(response, 200, await run('list', [userId, limit]))
      const ranks = (priority ?? '').split(',').map((name) => priorities.indexOf(name))
      return send(response, 200, await run('search', [userId, ranks, sought, limit]))
    }
    if (action === 'complete') return sendTask(response, await run('complete', [userId, taskId]))
    if (method === 'GET') return sendTask(response, await run('get', [userId, taskId]))
    const version = Number(request.headers['if-match']?.slice(1, -1))
    const { title } = JSON.parse(await bodyOf(request))
    const updated = await run('update', [userId, taskId, version, title])
    return updated === null ? send(response, 412, '{"status":412}') : sendTask(response, updated)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => send(response, 500, '{"status":500}'))
  })
  return {
    listen: (port) => listenOn(server, port),
    async close() {
      server.closeAllConnections()
      server.close()
      await pool.end()
    },
  }
}

const priorities = ['none', 'low', 'medium', 'high']

function userOf(authorization: string | undefined, secret: string): string | null {
  const [header, payload, signature] = authorization?.slice('Bearer '.length).split('.') ?? []
  const made = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
  if (made !== signature || payload === undefined) return null
  const { sub, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return exp > Date.now() / 1000 ? sub : null
}

function queryOf(search: string | undefined): Record<string, string | undefined> {
  return search === undefined ? {} : Object.fromEntries(new URLSearchParams(search))
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => {
      text += chunk
    })
    request.once('end', () => resolve(text))
    request.once('error', reject)
  })
}

function sendTask(response: ServerResponse, task: string | null) {
  return task === null ? send(response, 404, '{"status":404}') : send(response, 200, task)
}

function send(response: ServerResponse, status: number, body: string | null) {
  const text = body ?? ''
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
