import { once } from 'node:events'
import { startPostgres } from '../tests/harness/postgres-server'
import { expect } from './fixtures'
import { Mount, type MountRequest } from './mount'
import { mountRequests } from './mount-requests'
import { type Server, signUp, test, untilReady } from './own-server'

type Serve = (environment: Record<string, string>) => Server

/** Has the lane answer, and then Next, over one database: to each its own person. */
async function withBothMounts(
  serve: Serve,
  environment: Record<string, string>,
  compare: (mounts: { lane: Mount; next: Mount }) => Promise<void>,
) {
  const postgres = await startPostgres()
  try {
    const all = { DATABASE_URL: postgres.url, CORS_ORIGINS: 'https://app.example', ...environment }
    const lane = serve(all)
    const laneOrigin = await untilReady(lane)
    const next = serve({ ...all, API_LANE: 'off' })
    const nextOrigin = await untilReady(next)
    const other = await signUp(laneOrigin)
    const session = await fetch(`${laneOrigin}/api/auth/get-session`, {
      headers: { authorization: other },
    })
    const otherId = (await session.json()).user.id
    await compare({
      lane: await Mount.open(laneOrigin, otherId),
      next: await Mount.open(nextOrigin, otherId),
    })
    for (const { child } of [lane, next]) {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      expect(await exited).toEqual([0, null])
    }
  } finally {
    await postgres.stop()
  }
}

test('the task API answers the same in front of Next as through it, headers included', async ({
  serve,
}) => {
  test.setTimeout(480_000)
  await withBothMounts(serve, { RATE_LIMIT_PER_MINUTE: '0' }, async ({ lane, next }) => {
    const statuses = new Set<number>()
    for (const request of mountRequests) {
      const [fromLane, fromNext] = await Promise.all([lane.ask(request), next.ask(request)])
      expect.soft(fromLane, said(request)).toEqual(fromNext)
      statuses.add(fromLane.status)
      // Each request finds a task that is as the last one found its own.
      if (request.method !== 'GET') await Promise.all([lane.renew(), next.renew()])
    }
    const meant = [200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422]
    expect([...statuses]).toEqual(expect.arrayContaining(meant))
  })
})

test('a limit is told alike by both, and one that the lane has counted holds in Next too', async ({
  serve,
}) => {
  await withBothMounts(serve, { RATE_LIMIT_PER_MINUTE: '5' }, async ({ lane, next }) => {
    const headers = { authorization: '{token}' }
    // One request has made a task.
    for (const status of [200, 200, 200, 200, 429, 429]) {
      const request = { method: 'GET', path: '/api/me/tasks', headers }
      const [fromLane, fromNext] = [await lane.ask(request), await next.ask(request)]
      expect(fromLane.status).toBe(status)
      expect(fromLane).toEqual(fromNext)
    }
    const inNext = { method: 'GET', path: '/api/me/export', headers }
    expect((await lane.ask(inNext)).status).toBe(429)
  })
})

function said({ method, path, headers, body }: MountRequest) {
  return JSON.stringify({ method, path, headers, body: String(body ?? '').slice(0, 80) })
}
