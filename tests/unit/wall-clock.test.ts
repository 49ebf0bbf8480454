import { describe, expect, it } from 'vitest'
import { isDayFirst } from '@/lib/tasks/wall-clock'

describe('what is written with numbers', () => {
  it.each([
    ['en-US', false],
    ['en', false],
    ['en-GB', true],
    ['de', true],
    ['pt-BR', true],
    ['ja', false],
    ['sv', false],
  ])('has the day first in %s: %s', (locale, dayFirst) => {
    expect(isDayFirst(locale)).toBe(dayFirst)
  })
})
