/** What stands before an entry of a list that is pasted: a bullet, a number, a box. */
const bullet = /^\s*(?:(?:[-*•–]|\d{1,3}[.)])\s+)?(?:\[[ xX]?\]\s+)?/

/** As many as can be looked over before they are added. */
const pastedLinesMax = 50

/** The entries of a pasted text, or none where it is one line, or more than a list. */
export function linesOf(pasted: string): string[] {
  const lines = pasted
    .split(/\r\n|[\r\n\v\f\x85\u2028\u2029]/)
    .map((line) => line.replace(bullet, '').trim())
    .filter((line) => line !== '')
  return lines.length > 1 && lines.length <= pastedLinesMax ? lines : []
}
