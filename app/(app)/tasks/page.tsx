import type { Metadata } from 'next'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listTasks } from '@/lib/tasks/list-tasks'
import { parseTaskQuery } from '@/lib/tasks/task-query'
import { parseTaskView, viewParams } from '@/lib/tasks/task-view'
import { TaskBoard } from './task-board'

export const metadata: Metadata = { title: 'Tasks' }

export default async function TasksPage({ searchParams }: PageProps<'/tasks'>) {
  const caller = await requirePageCaller()
  const view = parseTaskView(flatten(await searchParams))
  const params = viewParams(view)
  params.set('include_total', 'true')
  const page = await listTasks(caller, parseTaskQuery(params))
  return <TaskBoard userId={caller.userId} first={{ view, page }} />
}

function flatten(params: Record<string, string | string[] | undefined>) {
  const pairs = Object.entries(params).map(([name, value]) => [name, [value].flat()[0] ?? ''])
  return new URLSearchParams(pairs)
}
