import type { Metadata } from 'next'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listTasks } from '@/lib/tasks/list-tasks'
import { parseTaskQuery } from '@/lib/tasks/task-query'
import { parseTaskView } from '@/lib/tasks/task-view'
import { listParams } from '@/lib/tasks/view-list'
import { translator } from '@/lib/words/translator'
import { readHere } from '../page-here'
import { DayLeaf } from './day-leaf'
import { TaskSheet } from './task-sheet'

export async function generateMetadata({ searchParams }: PageProps<'/tasks'>): Promise<Metadata> {
  const { name } = parseTaskView(flatten(await searchParams))
  return { title: translator('views')(name) }
}

export default async function TasksPage({ searchParams }: PageProps<'/tasks'>) {
  const [caller, here] = await Promise.all([requirePageCaller(), readHere()])
  const params = listParams(parseTaskView(flatten(await searchParams)), here.day)
  const query = parseTaskQuery(new URLSearchParams([...params, ['include_total', 'true']]))
  const { items, ...page } = await listTasks(caller, query)
  const first = { params: params.toString(), page: { tasks: items, ...page } }
  const { day, locale } = here
  const leaf = { day, locale, element: <DayLeaf day={day} locale={locale} /> }
  return <TaskSheet first={first} leaf={leaf} />
}

function flatten(params: Record<string, string | string[] | undefined>) {
  const pairs = Object.entries(params).flatMap(([name, values = []]) =>
    [values].flat().map((value) => [name, value]),
  )
  return new URLSearchParams(pairs)
}
