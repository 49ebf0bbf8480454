import { afterAll, describe, expect, it } from 'vitest'
import {
  absoluteDay,
  calendarLeaf,
  headingDay,
  isOverdue,
  localDay,
  relativeDay,
  timeOfDay,
  weekdayAndDay,
} from '@/lib/tasks/due-date-words'

const zone = process.env.TZ

afterAll(() => {
  process.env.TZ = zone ?? ''
  if (zone === undefined) delete process.env.TZ
})

/** What day and time it is in a zone, as the page asks. */
function nowIn(timeZone: string, instant: string) {
  process.env.TZ = timeZone
  const now = new Date(instant)
  const [hours, minutes] = [now.getHours(), now.getMinutes()].map((n) => `${n}`.padStart(2, '0'))
  return { day: localDay(now), time: `${hours}:${minutes}` }
}

describe('the day it is where the person is', () => {
  it.each([
    ['Pacific/Kiritimati', '2026-11-20T10:30:00Z', '2026-11-21'],
    ['Pacific/Pago_Pago', '2026-11-20T10:30:00Z', '2026-11-19'],
    ['Asia/Kolkata', '2026-11-20T18:29:59Z', '2026-11-20'],
    ['Asia/Kolkata', '2026-11-20T18:30:00Z', '2026-11-21'],
    ['America/New_York', '2027-01-01T04:59:59Z', '2026-12-31'],
    ['America/New_York', '2027-01-01T05:00:00Z', '2027-01-01'],
    // The night that has 25 hours, and the one that has 23.
    ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['Europe/Berlin', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['UTC', '2028-02-29T00:00:00Z', '2028-02-29'],
  ])('in %s at %s is %s', (timeZone, instant, day) => {
    expect(nowIn(timeZone, instant).day).toBe(day)
  })
})

describe('a due date becomes overdue', () => {
  const day = { due_date: '2026-11-20', due_time: null }
  const minute = { due_date: '2026-11-20', due_time: '09:30' }
  const never = { due_date: null, due_time: null }
  it.each([
    // Each zone at its own midnight, and not at anybody else's.
    ['Pacific/Kiritimati', '2026-11-20T09:59:59Z', day, false],
    ['Pacific/Kiritimati', '2026-11-20T10:00:00Z', day, true],
    ['Pacific/Pago_Pago', '2026-11-21T10:59:59Z', day, false],
    ['Pacific/Pago_Pago', '2026-11-21T11:00:00Z', day, true],
    ['Europe/Berlin', '2026-11-20T22:59:59Z', day, false],
    ['Europe/Berlin', '2026-11-20T23:00:00Z', day, true],
    ['UTC', '2026-11-19T23:59:59Z', day, false],
    // With a time, once that minute is over.
    ['UTC', '2026-11-20T09:29:59Z', minute, false],
    ['UTC', '2026-11-20T09:30:59Z', minute, false],
    ['UTC', '2026-11-20T09:31:00Z', minute, true],
    ['America/New_York', '2026-11-20T09:31:00Z', minute, false],
    ['UTC', '2026-11-21T00:00:00Z', minute, true],
    ['UTC', '2026-11-19T23:00:00Z', minute, false],
    ['UTC', '2099-01-01T00:00:00Z', never, false],
  ])('in %s at %s: %o is %s', (timeZone, instant, due, overdue) => {
    expect(isOverdue(due, nowIn(timeZone, instant))).toBe(overdue)
  })
})

describe('words for a day', () => {
  // How exactly a locale writes it changes with the data of the browser.
  it.each([
    ['en-US', /^Fri\W+Nov 27$/, /^Fri\W+Jan 1\W+2027$/],
    ['en-GB', /^Fri\W+27 Nov$/, /^Fri\W+1 Jan 2027$/],
  ])('name its weekday in %s, and only another year', (locale, near, far) => {
    expect(weekdayAndDay('2026-11-27', '2026-11-25', locale)).toMatch(near)
    expect(weekdayAndDay('2027-01-01', '2026-11-25', locale)).toMatch(far)
  })

  const today = '2026-11-20'
  it.each([
    ['2026-11-20', 'Today', 'Today'],
    ['2026-11-21', 'Tomorrow', 'Tomorrow'],
    ['2026-11-19', 'Yesterday', 'Yesterday'],
    ['2026-11-22', 'Sun', 'Sun'],
    ['2026-11-26', 'Thu', 'Thu'],
    ['2026-11-27', '27 Nov', 'Nov 27'],
    ['2026-11-18', '18 Nov', 'Nov 18'],
    ['2026-01-01', '1 Jan', 'Jan 1'],
    ['2027-01-01', '1 Jan 2027', 'Jan 1, 2027'],
    ['2025-11-20', '20 Nov 2025', 'Nov 20, 2025'],
    ['9999-12-31', '31 Dec 9999', 'Dec 31, 9999'],
    ['1970-01-01', '1 Jan 1970', 'Jan 1, 1970'],
  ])('%s is “%s”, and “%s” in America', (day, words, american) => {
    for (const timeZone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      process.env.TZ = timeZone
      expect(relativeDay(day, today, 'en-GB')).toBe(words)
      expect(relativeDay(day, today, 'en-US')).toBe(american)
    }
  })

  it.each([
    ['2026-10-26', '2026-10-25', 'Tomorrow'],
    ['2026-03-28', '2026-03-29', 'Yesterday'],
    ['2027-01-01', '2026-12-31', 'Tomorrow'],
    ['2027-01-03', '2026-12-31', 'Sun'],
    ['2028-02-29', '2028-02-28', 'Tomorrow'],
    ['2028-03-01', '2028-02-28', 'Wed'],
  ])('%s on %s is “%s”, across clocks, years and leap days', (day, today, words) => {
    process.env.TZ = 'Europe/Berlin'
    expect(relativeDay(day, today)).toBe(words)
  })

  it('are the same in full everywhere', () => {
    for (const timeZone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      process.env.TZ = timeZone
      expect(absoluteDay('2026-11-20')).toBe('Fri, Nov 20, 2026')
      expect(relativeDay('2028-02-29', '2028-04-01', 'en-GB')).toBe('29 Feb')
      expect(headingDay('2026-11-21', '2026-11-20')).toBe('Saturday, November 21')
      expect(headingDay('2027-01-01', '2026-11-20')).toBe('Friday, January 1, 2027')
    }
  })

  it.each([
    ['09:30', 'en-US', '9:30 AM'],
    ['00:05', 'en-US', '12:05 AM'],
    ['09:30', 'en-GB', '09:30'],
    ['21:00', 'en-001-u-hc-h23', '21:00'],
    ['21:00', 'en-001-u-hc-h12', '9:00 pm'],
  ])('%s is written in %s as “%s”', (time, locale, words) => {
    for (const timeZone of ['UTC', 'Pacific/Kiritimati']) {
      process.env.TZ = timeZone
      expect(timeOfDay(time, locale)).toBe(words)
    }
  })
})

it('is a leaf of a calendar, as the locale writes it', () => {
  expect(calendarLeaf('2026-11-20', 'en')).toEqual({
    weekday: 'Friday',
    day: '20',
    month: 'November 2026',
  })
  expect(calendarLeaf('2026-11-20', 'de')).toEqual({
    weekday: 'Freitag',
    day: '20',
    month: 'November 2026',
  })
  expect(calendarLeaf('2026-11-20', 'ja').month).toBe('2026年11月')
})
