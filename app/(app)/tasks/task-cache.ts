import type { QueryClient } from '@tanstack/react-query'
import type { TaskCache, TaskResult } from '@/lib/offline/change-results'
import {
  insertTask,
  removeTask,
  replaceTask,
  type TaskPages,
  tasksOf,
} from '@/lib/tasks/optimistic-pages'
import type { Task } from '@/lib/tasks/task-schema'
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
      // Made in another tab, perhaps, of a task that this one has not loaded.
      const isUnknown = result.task !== null && !result.isNew && !newestOf(client, result.id)
      await client.cancelQueries({ queryKey: listsKey })
      takeIntoLists(client, result)
      void client.invalidateQueries({ queryKey: listsKey, type: 'inactive', refetchType: 'none' })
      if (wasFetching || isUnknown) refetchSoon()
    },
  }
}

function takeIntoLists(client: QueryClient, { id, task, isNew }: TaskResult) {
  client.setQueriesData<TaskPages>({ queryKey: listsKey }, (data) => {
    if (!data) return data
    return task ? replaceTask(data, task) : removeTask(data, id)
  })
  if (!task || !isNew) return
  client.setQueriesData<TaskPages>(
    { queryKey: listsKey, type: 'active' },
    (data) => data && insertTask(data, task),
  )
}

function newestOf(client: QueryClient, id: string): Task | undefined {
  return client
    .getQueriesData<TaskPages>({ queryKey: listsKey })
    .flatMap(([, data]) => (data ? tasksOf(data) : []))
    .filter((task) => task.id === id)
    .sort((left, right) => right.version - left.version)[0]
}
