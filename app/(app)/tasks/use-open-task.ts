'use client'

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiFailure, fetchTask } from '@/lib/tasks/browser-client'
import { applyChanges } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import type { TaskView } from '@/lib/tasks/task-view'
import { newer, newestOf, openTaskKey } from './task-cache'
import type { TaskActions } from './use-task-actions'

type Open = {
  id: string
  /** The task as the list has it, if it does. */
  listed: Task | undefined
  view: TaskView
  changes: TaskActions['changes']
}

/**
 * The task whose details are open: it stays open outside the list, until another view is opened.
 */
export function useOpenTask({ id, listed, view, changes }: Open): Task | undefined {
  const client = useQueryClient()
  const [last, setLast] = useState({ task: listed, view: view.name })
  if (listed && (last.task !== listed || last.view !== view.name)) {
    setLast({ task: listed, view: view.name })
  }
  const hasLeft = !listed && last.view === view.name
  const { data } = useQuery({
    queryKey: openTaskKey(id),
    queryFn: () => fetchNewest(client, id),
    enabled: hasLeft,
    initialData: () => newestOf(client, id),
    initialDataUpdatedAt: 0,
    staleTime: 0,
    gcTime: 0,
  })
  const newest = data && last.task ? newer(last.task, data) : data
  const left = hasLeft && newest ? applyChanges([newest], changes) : []
  const task = listed ?? left.find((each) => each.id === id)
  return task?.deleted_at === null ? task : undefined
}

async function fetchNewest(client: QueryClient, id: string): Promise<Task | null> {
  try {
    const task = await fetchTask(id)
    // A fetch that began before a change must not bring back what was there before it.
    return newer(newestOf(client, id) ?? task, task)
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return null
    throw error
  }
}
