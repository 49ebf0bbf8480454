type Range = { start: number; end: number; staysInTitle?: boolean }

/**
 * The text without what was recognised in it, and without the gaps, commas and brackets left
 * behind.
 */
export function cutSpans(text: string, spans: Range[]): string {
  const pieces = []
  let from = 0
  for (const { start, end, staysInTitle } of spans) {
    if (staysInTitle) continue
    pieces.push(text.slice(from, start))
    from = end
  }
  pieces.push(text.slice(from))
  const title = pieces.map((piece) => piece.trim()).reduce(join)
  return title === text.trim() ? title : title.replace(/^[,;:–—-]+\s+|\s*[,;:–—-]+$/g, '').trim()
}

/** What closes a sentence or a part of one, in any script; for a character class. */
export const closing = ',.;:!?)\\]。、،؛؟！？'

const beginsClosing = new RegExp(`^[${closing}]`)

const pairs = new Set(['()', '[]', '{}', '（）'])

function join(left: string, right: string): string {
  if (pairs.has(left.slice(-1) + right.slice(0, 1))) {
    return join(left.slice(0, -1).trim(), right.slice(1).trim())
  }
  const isApart = !/[([{（]$/.test(left) && !beginsClosing.test(right)
  const needsGap = left !== '' && right !== '' && isApart
  return `${left}${needsGap ? ' ' : ''}${right}`
}
