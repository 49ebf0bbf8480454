import { translator, words } from './words/translator'

const t = translator('ui')
const format = new Intl.RelativeTimeFormat(words.locale, { numeric: 'auto' })

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
