import { describe, expect, it } from 'vitest'
import { firstDayOfWeek, isDayFirst, isDotted, nextWeek } from '@/lib/tasks/wall-clock'

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

  it.each([
    ['en-US', false],
    ['en-GB', false],
    ['de', true],
    ['cs', true],
    ['tr', true],
    ['hu', false],
    ['sv', false],
  ])('has dots after day and month in %s: %s', (locale, dotted) => {
    expect(isDotted(locale)).toBe(dotted)
  })
})

describe('a week', () => {
  it.each([
    ['en-US', 7],
    ['en-GB', 1],
    ['de', 1],
    ['ar-EG', 6],
  ])('begins in %s with day %s', (locale, firstDay) => {
    expect(firstDayOfWeek(locale)).toBe(firstDay)
  })

  it.each([
    // A Wednesday, a Sunday, a Monday.
    ['2026-11-25', 1, '2026-11-30'],
    ['2026-11-25', 7, '2026-11-29'],
    ['2026-11-29', 1, '2026-11-30'],
    ['2026-11-29', 7, '2026-12-06'],
    ['2026-11-30', 1, '2026-12-07'],
    ['2026-11-30', 7, '2026-12-06'],
  ])('after %s, where it begins with day %s, is the one of %s', (day, firstDay, next) => {
    expect(nextWeek(day, firstDay)).toBe(next)
  })
})
