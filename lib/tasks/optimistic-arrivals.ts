import { applyChange, type PendingChange, taskIdOf } from './optimistic-tasks'
import type { Task } from './task-schema'
import type { TaskView } from './task-view'
import { isInView } from './view-list'
import { taskBefore } from './view-moves'

/**
 * The tasks that changes bring into a view, the newest change first: what is deleted is in the
 * trash before the server knows of it. Those that were in it before come with the pages of the
 * list, and only the server can say whether one matches a search.
 * @param loaded the list's tasks that are loaded already, to which changes are applied separately.
 */
export function arrivalsOf(
  loaded: Task[],
  changes: PendingChange[],
  { view, today }: { view: TaskView; today: string },
): Task[] {
  if (view.search !== '') return []
  const elsewhere = new Map<string, { before: Task; after: Task | undefined }>()
  const here = new Set(loaded.map(({ id }) => id))
  for (const { change } of changes) {
    const id = taskIdOf(change)
    const known = elsewhere.get(id)
    const isOfList = here.has(id) || (change.kind === 'add' && !known)
    if (isOfList) {
      here.add(id)
      continue
    }
    const before = known ? known.before : taskBefore(change)
    if (!before) continue
    const after = known ? known.after : before
    elsewhere.set(id, { before, after: after && applyChange([after], change)[0] })
  }
  return [...elsewhere.values()].reverse().flatMap(({ before, after }) => {
    const comes = after && isInView(after, view, today) && !isInView(before, view, today)
    return comes ? [after] : []
  })
}
