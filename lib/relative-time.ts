import { translator, words } from './words/translator'

const t = translator('ui')
// With numbers alone: "yesterday" and "last month" would be said of days, and an age is in hours.
const format = new Intl.RelativeTimeFormat(words.locale, { numeric: 'always' })

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const units: [unit: Intl.RelativeTimeFormatUnit, length: number][] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
]

/** "3 hours ago"; clocks that disagree by a little put nothing into the future. */
export function relativeTime(time: string, now: number): string {
  const age = now - Date.parse(time)
  const [unit, length] = units.find(([, length]) => age >= length) ?? []
  return unit && length ? format.format(-Math.floor(age / length), unit) : t('justNow')
}
