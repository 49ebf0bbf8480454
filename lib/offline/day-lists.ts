import type { Task } from '../tasks/task-schema'
import { plainView, type TaskView } from '../tasks/task-view'
import { isInView } from '../tasks/view-list'
import { isList, type KeptQuery } from './kept-lists'

export type KeyOf = (view: TaskView, today: string) => KeptQuery['key']

/**
 * Today and Upcoming made from the inbox, which holds all of both, for a day on which they have not
 * been opened yet. None if the inbox was not kept to its end: a list must not lack tasks silently.
 */
export function dayListsOf(queries: KeptQuery[], today: string, keyOf: KeyOf): KeptQuery[] {
  const find = (key: KeptQuery['key']) =>
    queries.find((query) => JSON.stringify(query.key) === JSON.stringify(key))
  const inbox = find(keyOf(plainView('inbox'), today))
  if (!inbox || !isList(inbox.data) || inbox.data.pages.at(-1)?.nextCursor !== null) return []
  const pending = inbox.data.pages.flatMap(({ tasks }) => tasks)
  return [plainView('today'), plainView('upcoming')].flatMap((view) => {
    const key = keyOf(view, today)
    if (find(key)) return []
    const tasks = pending.filter((task) => isInView(task, view, today)).sort(byDueDate)
    const page = { tasks, nextCursor: null, total: tasks.length }
    return [{ key, data: { pages: [page], pageParams: [null] }, updatedAt: inbox.updatedAt }]
  })
}

/** As the API sorts them. */
function byDueDate(left: Task, right: Task) {
  const [a, b] = [left, right].map(({ due_date, id }) => `${due_date} ${id}`)
  return (a ?? '') < (b ?? '') ? -1 : 1
}
