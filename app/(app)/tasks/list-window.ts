/** A row that is in the page, with the height of what is left out before it. */
export type WindowRow = { index: number; gap: number }

/** The rows of a long list that are in the page, and the height of what is left out behind them. */
export type ListWindow = { rows: WindowRow[]; rest: number }

/** 2.75rem and a hairline: most rows are this high. */
export const rowHeight = 45

/** The first `count` rows, and roughly the height of the rest. */
export function firstRows(count: number, of: number): ListWindow {
  const rows = Array.from({ length: Math.min(count, of) }, (_, index) => ({ index, gap: 0 }))
  return { rows, rest: (of - rows.length) * rowHeight }
}

/** Smaller differences are rounding errors. */
const hair = 0.05

type Item = { index: number; start: number; end: number }

/** The rows with the gaps between them, which the page renders as margins. */
export function windowOf(
  items: Item[],
  { start, end }: { start: number; end: number },
): ListWindow {
  let reached = start
  const rows = items.map((item) => {
    const gap = item.start - reached
    reached = item.end
    return { index: item.index, gap: gap < hair ? 0 : gap }
  })
  return { rows, rest: Math.max(0, end - reached) }
}

export function isSameWindow(a: ListWindow | null, b: ListWindow): boolean {
  return (
    a !== null &&
    Math.abs(a.rest - b.rest) < hair &&
    a.rows.length === b.rows.length &&
    a.rows.every(({ index, gap }, at) => b.rows[at]?.index === index && b.rows[at].gap === gap)
  )
}
