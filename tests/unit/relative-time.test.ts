import { expect, it } from 'vitest'
import { relativeTime } from '@/lib/relative-time'

const now = Date.parse('2030-06-15T12:00:00Z')

it.each([
  ['2030-06-15T12:00:20Z', 'just now'],
  ['2030-06-15T12:00:00Z', 'just now'],
  ['2030-06-15T11:59:01Z', 'just now'],
  ['2030-06-15T11:59:00Z', '1 minute ago'],
  ['2030-06-15T11:00:01Z', '59 minutes ago'],
  ['2030-06-15T11:00:00Z', '1 hour ago'],
  ['2030-06-14T12:00:01Z', '23 hours ago'],
  ['2030-06-14T12:00:00Z', '1 day ago'],
  ['2030-06-12T12:00:00Z', '3 days ago'],
  ['2030-06-01T12:00:00Z', '2 weeks ago'],
  ['2030-03-15T12:00:00Z', '3 months ago'],
  ['2029-06-01T12:00:00Z', '1 year ago'],
])('%s was %s', (time, words) => {
  expect(relativeTime(time, now)).toBe(words)
})
