import { once } from 'node:events'
import { expect } from './fixtures'
import { json, signUp, test, untilReady } from './own-server'

const crashes = Number(process.env.CRASHES || 3)
/** How many are acknowledged before the process is killed, with more under way. */
const writesBeforeCrash = 25
const writersAtOnce = 8

test('a server that is killed again and again loses and doubles nothing it acknowledged', async ({
  serve,
}) => {
  test.setTimeout(60_000 + crashes * 30_000)
  const acknowledged: string[] = []
  let asked = 0
  let authorization = ''
  for (let crash = 0; crash < crashes; crash += 1) {
    const server = serve({ RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'error' })
    const origin = await untilReady(server)
    authorization ||= await signUp(origin)
    const headers = { ...json, authorization }
    const enough = acknowledged.length + writesBeforeCrash
    const killed = once(server.child, 'exit')
    // Each writes one task after the other, until the server is gone.
    const write = async () => {
      while (server.child.signalCode === null && server.child.exitCode === null) {
        asked += 1
        const body = JSON.stringify({ title: `Task ${asked}` })
        const response = await fetch(`${origin}/api/me/tasks`, { method: 'POST', headers, body })
        expect(response.status).toBe(201)
        acknowledged.push((await response.json()).id)
        if (acknowledged.length >= enough) server.child.kill('SIGKILL')
      }
    }
    const writers = Array.from({ length: writersAtOnce }, write)
    const ends = await Promise.allSettled(writers)
    await killed
    // A connection that breaks is how each of them learns of it; a refusal would be another thing.
    for (const end of ends) {
      if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(TypeError)
    }
  }
  const last = serve({ RATE_LIMIT_PER_MINUTE: '0' })
  const kept = await everyTask(await untilReady(last), authorization)
  const ids = kept.map(({ id }) => id)
  expect(
    acknowledged.filter((id) => !ids.includes(id)),
    'lost',
  ).toEqual([])
  const titles = kept.map(({ title }) => title)
  expect(titles.length, 'doubled').toBe(new Set(titles).size)
  last.child.kill('SIGTERM')
  await once(last.child, 'exit')
})

async function everyTask(origin: string, authorization: string) {
  const tasks: { id: string; title: string }[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const headers = { authorization }
    const page: Response = await fetch(`${origin}/api/me/tasks?limit=500${query}`, { headers })
    expect(page.status).toBe(200)
    tasks.push(...(await page.json()))
    cursor = page.headers.get('x-next-cursor')
  }
  return tasks
}
