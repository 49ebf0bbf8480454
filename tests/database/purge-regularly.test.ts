import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeDatabase } from '@/db/database'
import { perProcess } from '@/db/per-process'
import { purgeRegularly } from '@/lib/purge/purge-regularly'
import { startCountingProxy } from '../harness/counting-proxy'
import { addOldRows, countRows } from '../harness/old-rows'
import { newPerson } from '../harness/person'

const startMs = 10_000
const hourMs = 3_600_000

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('a process that lives long', () => {
  it('purges when it has got over its start and each hour, and not before', async () => {
    const person = await newPerson()
    // The database's own timers only ever tell of what takes too long.
    vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] })
    purgeRegularly()
    for (const ms of [startMs, hourMs - startMs, hourMs]) {
      await addOldRows(person, 'tasks', ['31 days'])
      vi.advanceTimersByTime(ms - 1)
      expect(await countRows(person, 'tasks')).toBe(1)
      vi.advanceTimersByTime(1)
      while ((await countRows(person, 'tasks')) > 0);
    }
  })
})

describe('a process that boots', () => {
  // Of the hour alone: the database's own timers go on.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval'] })
  })

  it.each([
    { place: 'begins to purge', vercel: '', timers: 1 },
    {
      place: 'does not as a function on Vercel, where a scheduler asks for it',
      vercel: '1',
      timers: 0,
    },
  ])('$place', async ({ vercel, timers }) => {
    vi.stubEnv('VERCEL', vercel)
    await bootAnew()
    expect(vi.getTimerCount()).toBe(timers)
  })

  it('begins to purge once a database answers that did not', async () => {
    const proxy = await startCountingProxy(process.env.DATABASE_URL ?? '')
    vi.stubEnv('DATABASE_URL', proxy.url)
    await proxy.cut()
    await closeDatabase()
    await bootAnew()
    expect(vi.getTimerCount()).toBe(0)
    await proxy.mend()
    await vi.waitUntil(() => vi.getTimerCount() === 1, { timeout: 10_000 })
    await closeDatabase()
    await proxy.close()
  })
})

/** As a process that was just started, with the environment as it is now. */
async function bootAnew() {
  delete perProcess<{ booting?: Promise<void> }>('boot', () => ({})).booting
  vi.resetModules()
  const { boot } = await import('@/lib/boot')
  await boot()
}
