/** From here on, languages put separators between the digits. */
const plainBelow = 1_000

/**
 * A number of things, as the locale writes it. Not by `Intl` where plain digits do: a browser's
 * first `Intl.NumberFormat` takes longer than starting a list of 30 tasks.
 */
export function writeCount(
  count: number,
  locale: string,
  options: Intl.NumberFormatOptions = {},
): string {
  const isPlain = count < plainBelow && locale.startsWith('en')
  return isPlain ? String(count) : count.toLocaleString(locale, options)
}
