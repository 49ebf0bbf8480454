import { expect, it } from 'vitest'
import { BoundedCache } from '@/lib/bounded-cache'

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
