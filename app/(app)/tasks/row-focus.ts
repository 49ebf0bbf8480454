/** Where the keyboard goes when a row leaves: the next one, else the one before, else the heading. */
export function focusNeighbour(id: string) {
  const row = rowOf(id)
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  const target = next?.querySelector<HTMLElement>('[data-row-focus]')
  const heading = document.getElementById('view-title')
  const place = target ?? heading
  place?.focus()
}

export function hasFocus(id: string): boolean {
  return rowOf(id)?.contains(document.activeElement) ?? false
}

/** Back to what opened something that is closed now. */
export function focusDetailsOf(id: string) {
  rowOf(id)?.querySelector<HTMLElement>('[data-row-details]')?.focus()
}

export function focusTitleOf(id: string) {
  rowOf(id)?.querySelector<HTMLElement>('[data-row-title]')?.focus()
}

function rowOf(id: string) {
  return document.getElementById(`task-${id}`)
}
