const rows = 'li[id^="task-"]'
const idPrefix = 'task-'

/** Where the keyboard goes when a row leaves: the next one, else the one before. */
export function neighbourOf(id: string): HTMLElement | null {
  // Those of other groups are in lists of their own.
  const all = [...document.querySelectorAll<HTMLElement>(rows)]
  const at = all.findIndex((row) => row.id === `${idPrefix}${id}`)
  const next = at < 0 ? undefined : (all[at + 1] ?? all[at - 1])
  // Who was on the row goes on to a row, and who was on a control of it to a control.
  const isOnRow = document.activeElement === all[at]
  return (isOnRow ? next : next?.querySelector<HTMLElement>('[data-row-focus]')) ?? null
}

export function focusNeighbour(id: string) {
  const target = neighbourOf(id)
  if (target) target.focus()
  else focusHeading()
}

export function focusHeading() {
  document.getElementById('view-title')?.focus()
}

/** Whether somebody edits a text in the row. */
export function isWrittenIn(id: string): boolean {
  const { activeElement } = document
  return activeElement instanceof HTMLTextAreaElement && activeElement.closest(rows) === rowOf(id)
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

/** Back to what in the row opened something that is closed now, or else to what could have. */
export function focusOpener(id: string, opener: Element | null) {
  const row = rowOf(id)
  if (opener instanceof HTMLElement && row?.contains(opener)) opener.focus()
  else row?.querySelector<HTMLElement>('[data-row-details]')?.focus()
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
