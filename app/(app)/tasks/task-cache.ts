import type { Query, QueryClient } from '@tanstack/react-query'
import type { TaskCache, TaskResult } from '@/lib/offline/change-results'
import {
  insertTask,
  removeTask,
  replaceTask,
  type TaskPages,
  tasksOf,
} from '@/lib/tasks/optimistic-pages'
import type { Task } from '@/lib/tasks/task-schema'
import { isInView } from '@/lib/tasks/view-list'
import { listsKey } from './use-task-list'

/** Many changes may settle one after the other: their lists are refetched at most this often. */
const refetchMs = 300

/** The key of a task whose details are open: it may have left the lists. */
export function openTaskKey(id: string) {
  return ['open task', id] as const
}

/** The loaded lists, for the sender of changes. */
export function taskCacheOf(client: QueryClient): TaskCache {
  let timer: ReturnType<typeof setTimeout> | undefined

  const renew = () => void client.invalidateQueries({ queryKey: listsKey, refetchType: 'active' })

  function renewSoon() {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      renew()
    }, refetchMs)
  }

  return {
    find: (id) => newestOf(client, id),
    renew,
    async take(result) {
      // A fetch that began before the change must not bring back the old state after it.
      const wasFetching = client.isFetching({ queryKey: listsKey, type: 'active' }) > 0
      // Taking in a result makes a list look fresh, even one not refetched since the server was
      // away.
      const isOld = openLists(client).some(({ state }) => state.error || state.isInvalidated)
      const isMissing = openLists(client).some((query) => mayLack(client, query, result))
      await client.cancelQueries({ queryKey: listsKey })
      takeIntoLists(client, result)
      void client.invalidateQueries({ queryKey: listsKey, type: 'inactive', refetchType: 'none' })
      if (wasFetching || isOld || isMissing) renewSoon()
    },
  }
}

function takeIntoLists(client: QueryClient, result: TaskResult) {
  const { id, task, before } = result
  client.setQueriesData<TaskPages>({ queryKey: listsKey }, (data) => {
    if (!data) return data
    return task ? replaceTask(data, task) : removeTask(data, id)
  })
  client.setQueryData<Task | null>(openTaskKey(id), (open) => open && task && newer(open, task))
  if (!task) return
  for (const query of openLists(client)) {
    if (before !== null && !(enters(query, result) && !isIn(client, query, id))) continue
    client.setQueryData<TaskPages>(query.queryKey, (data) => data && insertTask(data, task))
  }
}

function openLists(client: QueryClient) {
  return client.getQueryCache().findAll({ queryKey: listsKey, type: 'active' })
}

/**
 * Whether an open list must be refetched for a task: if the task enters it, or may match its
 * search.
 */
function mayLack(client: QueryClient, query: Query, result: TaskResult) {
  if (result.task === null || result.before === null || isIn(client, query, result.id)) return false
  return enters(query, result) || query.meta?.view?.search !== ''
}

function isIn(client: QueryClient, { queryKey }: Query, id: string) {
  const data = client.getQueryData<TaskPages>(queryKey)
  return data !== undefined && tasksOf(data).some((task) => task.id === id)
}

/**
 * Whether a change brings a task into a list. A task that was in it before is on one of its pages.
 */
function enters({ meta }: Query, { task, before }: TaskResult) {
  const { view, today } = meta ?? {}
  if (!task || !before || !view || !today || view.search !== '') return false
  return isInView(task, view, today) && !isInView(before, view, today)
}

export function newestOf(client: QueryClient, id: string): Task | undefined {
  return client
    .getQueriesData<TaskPages>({ queryKey: listsKey })
    .flatMap(([, data]) => (data ? tasksOf(data) : []))
    .concat(client.getQueryData<Task | null>(openTaskKey(id)) ?? [])
    .filter((task) => task.id === id)
    .sort((left, right) => right.version - left.version)[0]
}

export function newer(before: Task, after: Task): Task {
  return before.version > after.version ? before : after
}
