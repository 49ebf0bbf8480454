import { expect, it, vi } from 'vitest'
import { BoundedCache, remembering } from '@/lib/bounded-cache'

it('keeps what it is given, until that is deleted or all is cleared', () => {
  const cache = new BoundedCache<string, object>(3)
  const value = {}
  cache.set('a', value)
  expect(cache.get('a')).toBe(value)
  cache.delete('a')
  expect(cache.get('a')).toBeUndefined()
  cache.set('a', value)
  cache.clear()
  expect(cache.get('a')).toBeUndefined()
})

it('forgets what was asked for least recently', () => {
  const cache = new BoundedCache<number, object>(2)
  cache.set(1, {})
  cache.set(2, {})
  cache.get(1)
  cache.set(3, {})
  expect([1, 2, 3].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true])
})

it('makes a thing once for what it is of, and anew when so many others were made', () => {
  const make = vi.fn((name: string, locale: string) => ({ name, locale }))
  const made = remembering(2, make)
  expect(made('a', 'en')).toEqual({ name: 'a', locale: 'en' })
  expect(made('a', 'en')).toBe(made('a', 'en'))
  expect(make).toHaveBeenCalledTimes(1)
  made('a', 'de')
  made('b', 'en')
  expect(make).toHaveBeenCalledTimes(3)
  made('a', 'en')
  expect(make).toHaveBeenCalledTimes(4)
})
