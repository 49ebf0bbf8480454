import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { request as open } from 'node:http'
import pg from 'pg'
import { startPostgres } from '../tests/harness/postgres-server'
import { expect } from './fixtures'
import { json, signUp, test, untilReady } from './own-server'

test('several workers share one port and one limit, one that dies is replaced, and all are drained', async ({
  serve,
}) => {
  test.setTimeout(120_000)
  const limit = 4
  const postgres = await startPostgres()
  const elsewhere = new pg.Client({ connectionString: postgres.url })
  try {
    const environment = { DATABASE_URL: postgres.url, WORKERS: '2' }
    const server = serve({ ...environment, RATE_LIMIT_PER_MINUTE: String(limit) })
    const origin = await untilReady(server)
    const workers = () => childrenOf(server.child.pid)
    const first = workers()
    expect(first).toHaveLength(2)

    const authorization = await signUp(origin)
    const statuses: number[] = []
    for (let sent = 0; sent < limit + 2; sent += 1) {
      statuses.push(await statusOf(`${origin}/api/me/tasks`, authorization))
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429])

    const [victim = 0] = first
    process.kill(victim, 'SIGKILL')
    await expect.poll(() => workers().filter((pid) => !first.includes(pid)).length).toBe(1)
    expect(workers()).toHaveLength(2)
    expect(await statusOf(`${origin}/api/health/ready`)).toBe(200)

    await elsewhere.connect()
    await elsewhere.query('begin; lock table tasks in share mode')
    const headers = { ...json, authorization: await signUp(origin, 'b@example.com') }
    const underWay = fetch(`${origin}/api/me/tasks`, {
      method: 'POST',
      headers,
      body: '{"title":"Under way"}',
    })
    const waiting = async () =>
      (await elsewhere.query('select from pg_locks where not granted')).rowCount
    await expect.poll(waiting, { intervals: [20] }).toBe(1)
    const exited = once(server.child, 'exit')
    server.child.kill('SIGTERM')
    await elsewhere.query('commit')
    expect((await underWay).status).toBe(201)
    expect(await exited).toEqual([0, null])
  } finally {
    await elsewhere.end()
    await postgres.stop()
  }
})

test('several workers are refused on an embedded database, in a line that says why', async ({
  serve,
}) => {
  const { child, output } = serve({ WORKERS: '2' })
  const [code] = await once(child, 'exit')
  const [stdout, stderr] = await output
  expect(code).toBe(1)
  expect(stderr).toContain('WORKERS: needs DATABASE_URL to name a Postgres')
  expect(stdout).not.toContain('ready')
})

/** Over a connection of its own, which may reach any worker. */
async function statusOf(url: string, authorization?: string): Promise<number> {
  const headers = authorization ? { authorization } : {}
  const [response] = await once(open(url, { agent: false, headers }).end(), 'response')
  response.resume()
  return response.statusCode
}

function childrenOf(pid = 0): number[] {
  const text = execFileSync('ps', ['-A', '-o', 'ppid=,pid='], { encoding: 'utf8' })
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([parent, child = 0]) => (parent === pid ? [child] : []))
}
