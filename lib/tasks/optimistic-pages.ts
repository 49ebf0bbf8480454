import type { Task } from './task-schema'

/** The loaded part of a list, page by page, as it was fetched and has been kept up to date since. */

export type TaskPage = { tasks: Task[]; nextCursor: string | null; total: number | null }
export type TaskPages = { pages: TaskPage[]; pageParams: unknown[] }

export function tasksOf(data: TaskPages): Task[] {
  const seen = new Set<string>()
  const tasks = data.pages.flatMap((page) => page.tasks)
  // A row whose sort key changed between two fetches may come twice.
  return tasks.filter(({ id }) => !seen.has(id) && seen.add(id))
}

export function totalOf(data: TaskPages): number {
  return data.pages[0]?.total ?? tasksOf(data).length
}

/** What the API's search finds of a list that is loaded as a whole. */
export function searchPages<Pages extends TaskPages>(data: Pages, search: string): Pages {
  if (search === '') return data
  const sought = search.toLowerCase()
  const isFound = ({ title, description }: Task) =>
    [title, description].some((text) => text?.toLowerCase().includes(sought))
  const pages = data.pages.map((page) => ({
    ...page,
    tasks: page.tasks.filter(isFound),
    total: null,
  }))
  return { ...data, pages }
}

/** Takes in an answer, unless a newer one is there already. */
export function replaceTask(data: TaskPages, task: Task): TaskPages {
  return mapTasks(data, (tasks) =>
    tasks.map((known) => (known.id === task.id && known.version <= task.version ? task : known)),
  )
}

export function insertTask(data: TaskPages, task: Task): TaskPages {
  const [first, ...rest] = data.pages
  if (!first) return data
  if (tasksOf(data).some(({ id }) => id === task.id)) return replaceTask(data, task)
  const total = first.total === null ? null : first.total + 1
  return { ...data, pages: [{ ...first, total, tasks: [task, ...first.tasks] }, ...rest] }
}

export function removeTask(data: TaskPages, id: string): TaskPages {
  const [first, ...rest] = mapTasks(data, (tasks) => tasks.filter((task) => task.id !== id)).pages
  if (!first || !tasksOf(data).some((task) => task.id === id)) return data
  const total = first.total === null ? null : first.total - 1
  return { ...data, pages: [{ ...first, total }, ...rest] }
}

function mapTasks(data: TaskPages, change: (tasks: Task[]) => Task[]): TaskPages {
  return { ...data, pages: data.pages.map((page) => ({ ...page, tasks: change(page.tasks) })) }
}
