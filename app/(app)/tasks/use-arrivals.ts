'use client'

import { useState } from 'react'
import type { Task } from '@/lib/tasks/task-schema'

/** More at once are a page, or another list, and are not marked as new. */
const arrivalsMax = 3

/** The tasks that came into a list while it was looked at. */
export function useArrivals(tasks: Task[], list: string): ReadonlySet<string> {
  const [seen, setSeen] = useState(() => look(tasks, list))
  if (seen.tasks !== tasks || seen.list !== list) {
    const next = look(tasks, list)
    const came = tasks.filter(({ id }) => !seen.ids.has(id)).map(({ id }) => id)
    const isSame = seen.list === list && came.length <= arrivalsMax
    setSeen(isSame ? { ...next, arrived: new Set([...seen.arrived, ...came]) } : next)
  }
  return seen.arrived
}

function look(tasks: Task[], list: string) {
  const ids = new Set(tasks.map(({ id }) => id))
  return { tasks, list, ids, arrived: new Set<string>() }
}
