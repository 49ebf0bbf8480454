import type { Task } from './task-schema'

/** What part of the list is shown, as the page's address says it. */
export const viewStatuses = ['all', 'pending', 'completed', 'deleted'] as const
export const viewSorts = ['created', 'due_date', 'priority', 'title', 'updated'] as const

export type ViewStatus = (typeof viewStatuses)[number]
export type ViewSort = (typeof viewSorts)[number]
export type TaskView = { status: ViewStatus; search: string; sort: ViewSort }

/** In characters; the API refuses more. */
export const searchLengthMax = 200

/** Reads an address; what is unknown or wrong in it falls back, since people edit addresses. */
export function parseTaskView(params: URLSearchParams): TaskView {
  return {
    status: viewStatuses.find((status) => status === params.get('status')) ?? 'all',
    search: storable(params.get('search') ?? ''),
    sort: viewSorts.find((sort) => sort === params.get('sort')) ?? 'created',
  }
}

/** The parameters that differ from the default: of the page's address, and of the API's list. */
export function viewParams({ status, search, sort }: TaskView): URLSearchParams {
  const params = new URLSearchParams()
  if (status !== 'all') params.set('status', status)
  if (search) params.set('search', search)
  if (sort !== 'created') params.set('sort', sort)
  return params
}

export function viewHref(view: TaskView): string {
  const params = viewParams(view).toString()
  return params ? `/tasks?${params}` : '/tasks'
}

export function isInView(task: Task, { status }: Pick<TaskView, 'status'>): boolean {
  if (status === 'deleted') return task.deleted_at !== null
  if (task.deleted_at !== null) return false
  return status === 'all' || task.completed === (status === 'completed')
}

/** The API refuses a search that Postgres cannot hold or that is too long. */
function storable(search: string) {
  return [...search.toWellFormed().replaceAll('\0', '')].slice(0, searchLengthMax).join('').trim()
}
