import { describe, expect, it } from 'vitest'
import { dateLocale, hereAt, knownLocale, parseZone } from '@/lib/here'

describe('where a person is', () => {
  it.each([
    ['Pacific/Kiritimati', '2026-11-20T10:30:00Z', '2026-11-21', '00:30'],
    ['Pacific/Pago_Pago', '2026-11-20T10:30:00Z', '2026-11-19', '23:30'],
    ['Asia/Kolkata', '2026-11-20T18:30:00Z', '2026-11-21', '00:00'],
    ['America/New_York', '2027-01-01T04:59:59Z', '2026-12-31', '23:59'],
    // The night that has 25 hours, and the one that has 23.
    ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25', '23:59'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29', '03:00'],
    ['Europe/Berlin', '2026-03-29T21:59:59Z', '2026-03-29', '23:59'],
    ['UTC', '2028-02-29T00:00:00Z', '2028-02-29', '00:00'],
  ])('in %s at %s it is %s, %s', (zone, instant, day, time) => {
    expect(hereAt(new Date(instant), { zone, locale: 'en' })).toEqual({
      ...{ zone, locale: 'en' },
      ...{ day, time },
    })
  })

  it.each([undefined, '', 'Mars/Olympus', '../etc', 'a;b', '+99:99', 'x'.repeat(5_000)])(
    'no zone is %s',
    (value) => {
      expect(parseZone(value)).toBeNull()
    },
  )

  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'])('%s is one', (zone) => {
    expect(parseZone(zone)).toBe(zone)
  })

  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['en', 'en'],
    ['en-GB', 'en-GB'],
    ['de-DE', 'en-001-u-hc-h23'],
    ['hi-IN', 'en-001-u-hc-h12'],
    ['not a locale', 'en'],
  ])('the dates of %s are written as in %s', (preferred, locale) => {
    expect(dateLocale(preferred)).toBe(locale)
  })

  it.each([
    ['de-AT', 'de-AT'],
    ['en-US@posix', 'en'],
    ['C', 'en'],
    ['', 'en'],
  ])('a browser that says %s is taken to be set to %s', (said, locale) => {
    expect(knownLocale(said)).toBe(locale)
  })
})
