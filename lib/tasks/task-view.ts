import { priorities, tagCountMax, tagLengthMax } from '@/db/schema/task-limits'
import type { Task } from './task-schema'

/** What part of the list is shown, and in which order, as the page's address says it. */
export const viewNames = ['inbox', 'today', 'upcoming', 'completed', 'trash'] as const
const viewSorts = ['created', 'due_date', 'priority', 'title', 'updated', 'completed_at'] as const

export type ViewName = (typeof viewNames)[number]
export type ViewSort = (typeof viewSorts)[number]
export type Priority = Task['priority']
export type TaskView = {
  name: ViewName
  search: string
  /** Any of these; all where there are none. */
  priorities: Priority[]
  /** All of these. */
  tags: string[]
  sort: ViewSort
}

/** The highest first. */
export const viewPriorities: readonly Priority[] = priorities.toReversed()

/** In characters; the API refuses more. */
export const searchLengthMax = 200

/** The order that a view has unless another is asked for. */
export const ownSorts: Record<ViewName, ViewSort> = {
  inbox: 'created',
  today: 'due_date',
  upcoming: 'due_date',
  completed: 'completed_at',
  trash: 'updated',
}

/** What an older address called them. */
const oldStatuses = new Map<string | null, ViewName>([
  ['completed', 'completed'],
  ['deleted', 'trash'],
])

/** A view without any search, filter or order of its own. */
export function plainView(name: ViewName): TaskView {
  return { name, search: '', priorities: [], tags: [], sort: ownSorts[name] }
}

/** Only completed tasks can be sorted by when they were completed. */
export function sortsOf(name: ViewName): ViewSort[] {
  return viewSorts.filter((sort) => sort !== 'completed_at' || name === 'completed')
}

/** Reads an address; what is unknown or wrong in it falls back, since people edit addresses. */
export function parseTaskView(params: URLSearchParams): TaskView {
  const old = oldStatuses.get(params.get('status'))
  const name = viewNames.find((name) => name === params.get('view')) ?? old ?? 'inbox'
  const wanted = params.getAll('priority').flatMap((value) => value.split(','))
  const tags = params.getAll('tag').map(parseTag)
  return {
    name,
    search: storable(params.get('search') ?? ''),
    priorities: viewPriorities.filter((priority) => wanted.includes(priority)),
    tags: [...new Set(tags)].filter((tag) => tag !== null).slice(0, tagCountMax),
    sort: sortsOf(name).find((sort) => sort === params.get('sort')) ?? ownSorts[name],
  }
}

/** The page's address, with only what differs from the plain view. */
export function viewHref(view: TaskView): string {
  const params = new URLSearchParams()
  if (view.name !== 'inbox') params.set('view', view.name)
  addFilters(params, view)
  if (view.sort !== ownSorts[view.name]) params.set('sort', view.sort)
  // A comma needs no escape, and is easier to read without.
  const query = params.toString().replaceAll('%2C', ',')
  return query ? `/tasks?${query}` : '/tasks'
}

/** Adds the search and the filters, under the names that the address and the API share. */
export function addFilters(params: URLSearchParams, { search, priorities, tags }: TaskView) {
  if (search) params.set('search', search)
  if (priorities.length > 0) params.set('priority', priorities.join(','))
  for (const tag of tags) params.append('tag', tag)
}

/** A tag as it is stored, or null where the API would not take it. */
export function parseTag(text: string): string | null {
  const tag = text.trim().toLowerCase()
  const isTag = tag !== '' && [...tag].length <= tagLengthMax
  return isTag && tag.isWellFormed() && !/[^\P{Cc}\t\n]/u.test(tag) ? tag : null
}

export function isFiltered({ search, priorities, tags }: TaskView): boolean {
  return search !== '' || priorities.length > 0 || tags.length > 0
}

export function withTag(view: TaskView, tag: string): TaskView {
  return view.tags.includes(tag) ? view : { ...view, tags: [...view.tags, tag] }
}

export function withoutTag(view: TaskView, tag: string): TaskView {
  return { ...view, tags: view.tags.filter((other) => other !== tag) }
}

/** Sets or lifts one of the priorities that are shown. */
export function withPriority(view: TaskView, priority: Priority, isShown: boolean): TaskView {
  const chosen = viewPriorities.filter((other) =>
    other === priority ? isShown : view.priorities.includes(other),
  )
  return { ...view, priorities: chosen }
}

/** The API refuses a search that Postgres cannot hold or that is too long. */
function storable(search: string) {
  return [...search.toWellFormed().replaceAll('\0', '')].slice(0, searchLengthMax).join('').trim()
}
