import { expect, it } from 'vitest'
import { writeCount } from '@/lib/words/write-count'

it.each([
  [0, 'en', '0'],
  [999, 'en', '999'],
  [1_000, 'en', '1,000'],
  [123_456, 'en-IN', '1,23,456'],
  [42, 'ar-EG', '٤٢'],
])('%i is written in %s as %s', (count, locale, written) => {
  expect(writeCount(count, locale)).toBe(written)
})

it('is written by Intl where that shortens it', () => {
  expect(writeCount(999, 'en', { notation: 'compact' })).toBe('999')
  expect(writeCount(1_234, 'en', { notation: 'compact' })).toBe('1.2K')
})

it('is the same with Intl and without', () => {
  for (const locale of ['en', 'en-GB', 'en-IN', 'en-001-u-hc-h23']) {
    for (const count of [0, 7, 10, 999]) {
      expect(writeCount(count, locale)).toBe(count.toLocaleString(locale))
    }
  }
})
