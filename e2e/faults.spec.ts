import { once } from 'node:events'
import { connect } from 'node:net'
import pg from 'pg'
import { startPostgres } from '../tests/harness/postgres-server'
import { expect } from './fixtures'
import { json, signUp, test, untilReady } from './own-server'

test('a server that starts before its database serves as soon as that is there', async ({
  serve,
}) => {
  const postgres = await startPostgres({ isStarted: false })
  try {
    const server = serve({ DATABASE_URL: postgres.url })
    const origin = await untilReady(server)
    expect((await fetch(`${origin}/api/health/live`)).status).toBe(200)
    expect((await fetch(`${origin}/api/health/ready`)).status).toBe(503)
    await postgres.start()
    const ready = async () => (await fetch(`${origin}/api/health/ready`)).status
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    server.child.kill('SIGTERM')
    await once(server.child, 'exit')
  } finally {
    await postgres.stop()
  }
})

test('requests under way are finished on SIGTERM, and new ones refused', async ({ serve }) => {
  const postgres = await startPostgres()
  const elsewhere = new pg.Client({ connectionString: postgres.url })
  try {
    const server = serve({ DATABASE_URL: postgres.url })
    const origin = await untilReady(server)
    const headers = { ...json, authorization: await signUp(origin) }
    await elsewhere.connect()
    await elsewhere.query('begin; lock table tasks in share mode')
    const create = () =>
      fetch(`${origin}/api/me/tasks`, { method: 'POST', headers, body: '{"title":"Under way"}' })
    const underWay = Promise.all([create(), create(), create()])
    await untilWaiting(elsewhere, 3)
    const exited = once(server.child, 'exit')
    server.child.kill('SIGTERM')
    await expect.poll(() => canConnect(origin)).toBe(false)
    expect(server.child.exitCode).toBeNull()
    await elsewhere.query('commit')
    expect((await underWay).map(({ status }) => status)).toEqual([201, 201, 201])
    expect(await exited).toEqual([0, null])
    const { rowCount } = await elsewhere.query('select from tasks')
    expect(rowCount).toBe(3)
  } finally {
    await elsewhere.end()
    await postgres.stop()
  }
})

test('clients that hang up midway leave whole tasks or none, and hold up nobody', async ({
  serve,
}) => {
  const postgres = await startPostgres()
  const elsewhere = new pg.Client({ connectionString: postgres.url })
  try {
    const server = serve({ DATABASE_URL: postgres.url })
    const origin = await untilReady(server)
    const authorization = await signUp(origin)
    await elsewhere.connect()
    await elsewhere.query('begin; lock table tasks in share mode')
    const hungUp = 30
    const sockets = Array.from({ length: hungUp }, (_, i) =>
      sendAndKeep(origin, authorization, `Hung up ${i}`),
    )
    await untilWaiting(elsewhere, 1)
    for (const socket of sockets) socket.destroy()
    await elsewhere.query('commit')
    const headers = { ...json, authorization }
    const body = '{"title":"Stayed"}'
    const stayed = await fetch(`${origin}/api/me/tasks`, { method: 'POST', headers, body })
    expect(stayed.status).toBe(201)
    const { rows } = await elsewhere.query<{ title: string }>('select title from tasks')
    const titles = rows.map(({ title }) => title)
    expect(titles).toContain('Stayed')
    expect(new Set(titles).size).toBe(titles.length)
    const exited = once(server.child, 'exit')
    server.child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  } finally {
    await elsewhere.end()
    await postgres.stop()
  }
})

/** Sends a whole request over a connection of its own, and waits for nothing. */
function sendAndKeep(origin: string, authorization: string, title: string) {
  const { hostname, port, host } = new URL(origin)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  const body = JSON.stringify({ title })
  socket.write(
    `POST /api/me/tasks HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${authorization}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
  return socket
}

/** Waits until so many wait in the database for what somebody holds. */
async function untilWaiting(client: pg.Client, count: number) {
  const waiting = async () => {
    // Unlike other views of who does what, this one is not the same throughout a transaction.
    const { rowCount } = await client.query('select from pg_locks where not granted')
    return rowCount ?? 0
  }
  await expect.poll(waiting, { intervals: [20] }).toBeGreaterThanOrEqual(count)
}

function canConnect(origin: string): Promise<boolean> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
