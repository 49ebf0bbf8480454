/** Which tasks are selected: `head` is how far the last range goes from its `anchor`. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null; head: string | null }

export const noSelection: Selection = { ids: new Set(), anchor: null, head: null }

export function toggleSelected({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id, head: id }
}

/** Selects from where the range began to `id`; deselects what the range no longer covers. */
export function selectTo(selection: Selection, id: string, order: string[]): Selection {
  const anchor =
    selection.anchor !== null && order.includes(selection.anchor) ? selection.anchor : id
  const ids = new Set(selection.ids)
  for (const left of rangeOf(order, anchor, selection.head ?? anchor)) ids.delete(left)
  for (const taken of rangeOf(order, anchor, id)) ids.add(taken)
  return { ids, anchor, head: id }
}

/** Extends the range by one step; begins a new one at `from` unless the last one ended there. */
export function extendFrom(
  selection: Selection,
  { from, to, order }: { from: string; to: string; order: string[] },
): Selection {
  if (selection.head === from && selection.ids.has(from)) return selectTo(selection, to, order)
  const begun = { ids: new Set([...selection.ids, from]), anchor: from, head: from }
  return selectTo(begun, to, order)
}

export function selectAll(order: string[]): Selection {
  return { ids: new Set(order), anchor: order[0] ?? null, head: order.at(-1) ?? null }
}

function rangeOf(order: string[], from: string, to: string): string[] {
  const places = [order.indexOf(from), order.indexOf(to)]
  if (places.includes(-1)) return []
  return order.slice(Math.min(...places), Math.max(...places) + 1)
}
