import type { QueryKey } from '@tanstack/react-query'
import type { TaskPages } from '../tasks/optimistic-pages'

/** What a query last held, as it is kept for a start without a network. */
export type KeptQuery = { key: QueryKey; data: unknown; updatedAt: number }

/** Over all lists together. */
export const keptTasksMax = 2_000

/** The newest queries first, and of their lists whole pages, until there are enough tasks. */
export function boundQueries(queries: KeptQuery[], tasksMax = keptTasksMax): KeptQuery[] {
  let room = tasksMax
  return [...queries]
    .sort((left, right) => right.updatedAt - left.updatedAt)
    .flatMap((query) => {
      if (!isList(query.data)) return [query]
      const data = firstPages(query.data, room)
      room -= countOf(data.pages)
      return data.pages.length > 0 ? [{ ...query, data }] : []
    })
}

function firstPages({ pages, pageParams }: TaskPages, room: number): TaskPages {
  const fitting = pages.filter((_, index) => countOf(pages.slice(0, index + 1)) <= room)
  return { pages: fitting, pageParams: pageParams.slice(0, fitting.length) }
}

function countOf(pages: TaskPages['pages']) {
  return pages.reduce((sum, { tasks }) => sum + tasks.length, 0)
}

export function isList(data: unknown): data is TaskPages {
  return typeof data === 'object' && data !== null && 'pages' in data
}
