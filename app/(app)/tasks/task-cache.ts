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

/** Many changes may be settled one after the other: their lists are fetched anew once in a while. */
const refetchMs = 300

/** The loaded lists, as what sends the changes sees them. */
export function taskCacheOf(client: QueryClient): TaskCache {
  let timer: ReturnType<typeof setTimeout> | undefined

  function refetchSoon() {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void client.invalidateQueries({ queryKey: listsKey, refetchType: 'active' })
    }, refetchMs)
  }

  return {
    find: (id) => newestOf(client, id),
    async take(result) {
      // A fetch that began before the change must not land after it with what was there before.
      const wasFetching = client.isFetching({ queryKey: listsKey, type: 'active' }) > 0
      // Brought into the open view from another one, or made in another tab.
      const isMissing = result.task !== null && !result.isNew && !isListed(client, result.task)
      await client.cancelQueries({ queryKey: listsKey })
      takeIntoLists(client, result)
      void client.invalidateQueries({ queryKey: listsKey, type: 'inactive', refetchType: 'none' })
      if (wasFetching || isMissing) refetchSoon()
    },
  }
}

function takeIntoLists(client: QueryClient, { id, task, isNew }: TaskResult) {
  client.setQueriesData<TaskPages>({ queryKey: listsKey }, (data) => {
    if (!data) return data
    return task ? replaceTask(data, task) : removeTask(data, id)
  })
  if (!task) return
  client.setQueriesData<TaskPages>(
    {
      queryKey: listsKey,
      type: 'active',
      predicate: (query) => isNew || (belongsTo(query, task) && !isIn(client, query, task)),
    },
    (data) => data && insertTask(data, task),
  )
}

/** Whether the open list has a task, if it is one of it. */
function isListed(client: QueryClient, task: Task) {
  const open = client.getQueryCache().findAll({ queryKey: listsKey, type: 'active' })
  return open.every((query) => isIn(client, query, task) || !belongsTo(query, task))
}

function isIn(client: QueryClient, { queryKey }: Query, { id }: Task) {
  const data = client.getQueryData<TaskPages>(queryKey)
  return data !== undefined && tasksOf(data).some((task) => task.id === id)
}

/** As far as one can tell: whether it suits a search is for the server to say. */
function belongsTo({ meta }: Query, task: Task) {
  if (!meta?.view || !meta.today || meta.view.search !== '') return false
  return isInView(task, meta.view, meta.today)
}

function newestOf(client: QueryClient, id: string): Task | undefined {
  return client
    .getQueriesData<TaskPages>({ queryKey: listsKey })
    .flatMap(([, data]) => (data ? tasksOf(data) : []))
    .filter((task) => task.id === id)
    .sort((left, right) => right.version - left.version)[0]
}
