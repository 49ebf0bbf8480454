type Range = { start: number; end: number; staysInTitle?: boolean }

/** The text without what was recognised in it, nor the gaps and the commas that would be left. */
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

/** What closes a sentence or a part of one, in whatever script; of a class in a pattern. */
export const closing = ',.;:!?)\\]。、،؛؟！？'

const beginsClosing = new RegExp(`^[${closing}]`)

function join(left: string, right: string) {
  const needsGap = left !== '' && right !== '' && !beginsClosing.test(right)
  return `${left}${needsGap ? ' ' : ''}${right}`
}
