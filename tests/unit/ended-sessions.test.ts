import { afterEach, expect, it, vi } from 'vitest'
import { isKnownToHaveEnded, rememberEnded } from '@/lib/auth/ended-sessions'

afterEach(() => {
  vi.useRealTimers()
})

it('takes a session for ended for a minute, however often it is asked for', () => {
  vi.useFakeTimers()
  const caller = { userId: 'a user', sessionId: 'a session' }
  rememberEnded(caller)
  vi.advanceTimersByTime(40_000)
  expect(isKnownToHaveEnded(caller)).toBe(true)
  rememberEnded(caller)
  vi.advanceTimersByTime(30_000)
  expect(isKnownToHaveEnded(caller)).toBe(false)
})

it('takes no session of a user’s for another', () => {
  rememberEnded({ userId: 'a user', sessionId: 'null' })
  expect(isKnownToHaveEnded({ userId: 'a user', sessionId: null })).toBe(false)
  expect(isKnownToHaveEnded({ userId: 'another', sessionId: 'null' })).toBe(false)
})
