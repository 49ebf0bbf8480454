import type { Task } from '@/lib/tasks/task-schema'
import { plainView, type ViewName, viewHref } from '@/lib/tasks/task-view'
import { focusHeading } from '../tasks/row-focus'
import type { Desk } from './desk'
import { focusWhenThere } from './focus-when-there'

export function goTo(desk: Desk | null, name: ViewName) {
  const view = plainView(name)
  if (desk) {
    desk.showView(view)
    // The row that had the focus is about to go.
    focusHeading()
  } else window.location.assign(viewHref(view))
}

/**
 * Focuses the task's row. If the list lacks it, opens the view it belongs to, searched by its
 * title.
 */
export function showTask(desk: Desk | null, { id, title, completed }: Task) {
  const view = { ...plainView(completed ? 'completed' : 'inbox'), search: title }
  if (!desk) return window.location.assign(viewHref(view))
  if (desk.tasks.some((task) => task.id === id)) desk.focusRow(id)
  else desk.showView(view)
  desk.openDetails(id)
}

/** Goes to the inbox if the view has no field for adding tasks. */
export function focusAddField(desk: Desk) {
  const find = () => document.querySelector<HTMLElement>('form:not([hidden]) [data-quick-add]')
  if (!find()) goTo(desk, 'inbox')
  focusWhenThere(find)
}

export function focusSearchField() {
  focusWhenThere(() => document.querySelector<HTMLElement>('main input[type="search"]'))
}
