import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { purgeRegularly } from '@/lib/purge/purge-regularly'
import { addOldRows, countRows } from '../harness/old-rows'
import { newPerson } from '../harness/person'

const hourMs = 3_600_000

// Of the hour alone: the database's own timers go on.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('a process that lives long', () => {
  it('purges each hour, and not before', async () => {
    const person = await newPerson()
    purgeRegularly()
    for (let hour = 1; hour <= 2; hour += 1) {
      await addOldRows(person, 'tasks', ['31 days'])
      vi.advanceTimersByTime(hourMs - 1)
      expect(await countRows(person, 'tasks')).toBe(1)
      vi.advanceTimersByTime(1)
      while ((await countRows(person, 'tasks')) > 0);
    }
  })

  it.each([
    { place: 'begins to when it boots', vercel: '', timers: 1 },
    {
      place: 'does not as a function on Vercel, where a scheduler asks for it',
      vercel: '1',
      timers: 0,
    },
  ])('$place', async ({ vercel, timers }) => {
    vi.stubEnv('VERCEL', vercel)
    vi.resetModules()
    const { boot } = await import('@/lib/boot')
    await boot()
    expect(vi.getTimerCount()).toBe(timers)
  })
})
