const rows = 'li[id^="task-"]'
const idPrefix = 'task-'
const titleId = 'view-title'

/**
 * Where the focus goes when a row leaves: to the next row, else to the one before. From the row
 * itself it goes to a row, from a control in it to a control.
 */
function neighbourOf(row: HTMLElement): HTMLElement | null {
  // Not only the row's siblings: other groups have lists of their own.
  const all = [...document.querySelectorAll<HTMLElement>(rows)]
  const at = all.indexOf(row)
  const next = at < 0 ? undefined : (all[at + 1] ?? all[at - 1])
  return next ? targetIn(next, document.activeElement === row) : null
}

function targetIn(row: HTMLElement, isOfRow: boolean) {
  return isOfRow ? row : row.querySelector<HTMLElement>('[data-row-focus]')
}

/**
 * The task's own row in its new place, if it has only moved to another group; else its neighbour.
 */
export function successorOf(row: HTMLElement): () => HTMLElement | null {
  const neighbour = neighbourOf(row)
  const isOnRow = document.activeElement === row
  return () => {
    const moved = document.getElementById(row.id)
    return moved ? targetIn(moved, isOnRow) : neighbour
  }
}

export function focusNeighbour(id: string) {
  const row = rowOf(id)
  const target = row && neighbourOf(row)
  if (target) target.focus()
  else focusHeading()
}

export function focusHeading() {
  document.getElementById(titleId)?.focus()
}

/** Whether a text in the row is being edited. */
export function isWrittenIn(id: string): boolean {
  return document.activeElement instanceof HTMLTextAreaElement && focusedRow(id) !== null
}

/** The row of a task, if the focus is in it. A task that moves to another group briefly has two. */
export function focusedRow(id: string): HTMLElement | null {
  const row = document.activeElement?.closest<HTMLElement>(rows)
  return row?.id === `${idPrefix}${id}` ? row : null
}

/** The task of the row that the focus is in. */
export function focusedTaskId(): string | null {
  return taskIdOf(document.activeElement?.closest(rows))
}

export function firstTaskIdInSight(): string | null {
  const inSight = [...document.querySelectorAll(rows)].find(
    (row) => row.getBoundingClientRect().top >= 0,
  )
  return taskIdOf(inSight)
}

/** Focuses the control in the row that opened what is closed now, or else one that could have. */
export function focusOpener(id: string, opener: Element | null) {
  const row = rowOf(id)
  if (!row) document.getElementById(titleId)?.focus({ preventScroll: true })
  else if (opener instanceof HTMLElement && row.contains(opener)) opener.focus()
  else row.querySelector<HTMLElement>('[data-row-details]')?.focus()
}

export function focusTitleOf(id: string) {
  rowOf(id)?.querySelector<HTMLElement>('[data-row-title]')?.focus()
}

export function editTitleOf(id: string) {
  rowOf(id)?.querySelector<HTMLElement>('[data-row-title]')?.click()
}

export function rowOf(id: string) {
  return document.getElementById(`${idPrefix}${id}`)
}

function taskIdOf(row: Element | null | undefined) {
  return row ? row.id.slice(idPrefix.length) : null
}
