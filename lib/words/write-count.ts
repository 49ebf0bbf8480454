/** From here on a language puts signs between the digits. */
const plainBelow = 1_000

/**
 * A number of things, as the locale writes it. Not by `Intl` where digits alone do: a browser's first
 * `Intl.NumberFormat` takes it longer than to start a list of 30 tasks.
 */
export function writeCount(
  count: number,
  locale: string,
  options: Intl.NumberFormatOptions = {},
): string {
  const isPlain = count < plainBelow && locale.startsWith('en')
  return isPlain ? String(count) : count.toLocaleString(locale, options)
}
