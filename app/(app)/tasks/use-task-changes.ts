'use client'

import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useReducer, useRef } from 'react'
import { v7 } from 'uuid'
import { ApiFailure } from '@/lib/tasks/browser-client'
import { sendChange } from '@/lib/tasks/browser-send-change'
import {
  insertTask,
  removeTask,
  replaceTask,
  type TaskPages,
  tasksOf,
} from '@/lib/tasks/optimistic-pages'
import {
  type ChangeFailure,
  type PendingChange,
  reduceChanges,
  type TaskChange,
  taskIdOf,
} from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { listsKey } from './use-task-list'

const nothing: PendingChange[] = []

/**
 * Changes that the list shows already and the server does not have yet. Those of one task are sent
 * one after the other. One that fails with text in it stays, marked, until it is retried or given up.
 */
export function useTaskChanges(onFailure: (change: TaskChange, failure: ChangeFailure) => void) {
  const client = useQueryClient()
  const [changes, dispatch] = useReducer(reduceChanges, nothing)
  const queues = useRef(new Map<string, Promise<void>>())

  function run(change: TaskChange, key: string = v7()) {
    const id = taskIdOf(change)
    dispatch({ kind: 'begin', key, change })
    const before = queues.current.get(id) ?? Promise.resolve()
    const sending = before.then(() => send(key, change))
    queues.current.set(id, sending)
  }

  async function send(key: string, change: TaskChange) {
    const id = taskIdOf(change)
    const seen = change.kind === 'edit' ? change.base : change.task
    try {
      const task = await sendChange(change, newestKnown(client, id) ?? seen)
      await settle(client, { id, task, added: change.kind === 'add' })
      dispatch({ kind: 'end', key })
    } catch (error) {
      const failure = failureOf(error)
      if (failure.current) await settle(client, { id, task: failure.current, added: false })
      const holdsText = change.kind === 'add' || change.kind === 'edit'
      dispatch(holdsText ? { kind: 'fail', key, failure } : { kind: 'end', key })
      onFailure(change, failure)
    }
  }

  const giveUp = (key: string) => dispatch({ kind: 'end', key })
  return { changes, run, giveUp }
}

/** Takes the server's answer into every loaded list, and marks the lists out of sight as old. */
async function settle(
  client: QueryClient,
  { id, task, added }: { id: string; task: Task | null; added: boolean },
) {
  // A fetch that began before the change must not land after it with what was there before.
  const wasFetching = client.isFetching({ queryKey: listsKey, type: 'active' }) > 0
  await client.cancelQueries({ queryKey: listsKey })
  const take = (data: TaskPages | undefined) => {
    if (!data) return data
    return task ? replaceTask(data, task) : removeTask(data, id)
  }
  client.setQueriesData<TaskPages>({ queryKey: listsKey }, take)
  if (task && added) {
    client.setQueriesData<TaskPages>(
      { queryKey: listsKey, type: 'active' },
      (data) => data && insertTask(data, task),
    )
  }
  const refetchType = wasFetching ? 'active' : 'none'
  if (wasFetching) void client.invalidateQueries({ queryKey: listsKey, refetchType })
  else void client.invalidateQueries({ queryKey: listsKey, type: 'inactive', refetchType })
}

function newestKnown(client: QueryClient, id: string): Task | undefined {
  return client
    .getQueriesData<TaskPages>({ queryKey: listsKey })
    .flatMap(([, data]) => (data ? tasksOf(data) : []))
    .filter((task) => task.id === id)
    .sort((left, right) => right.version - left.version)[0]
}

function failureOf(error: unknown): ChangeFailure {
  if (!(error instanceof ApiFailure)) {
    return { message: 'Something went wrong in this page.', requestId: null, current: null }
  }
  return { message: error.message, requestId: error.requestId, current: error.current }
}
