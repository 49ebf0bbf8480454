import { and, count, eq } from 'drizzle-orm'
import { asTenant } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import { type Caller, prepareStatement } from '@/db/tenant-scope'
import { filtersOf, filterValues } from './task-filters'
import { parseTaskQuery } from './task-query'
import { plainView, type ViewName, viewNames } from './task-view'
import { listParams } from './view-list'

/** How many tasks each view has, all of them asked for at once. */
export async function countViews(caller: Caller, today: string): Promise<[ViewName, number][]> {
  const counts = await asTenant(caller, () =>
    viewNames.map((name) => {
      const query = parseTaskQuery(listParams(plainView(name), today))
      const matching = and(eq(tasks.userId, caller.userId), ...filtersOf(query))
      const select = prepareStatement((db) =>
        db.select({ count: count() }).from(tasks).where(matching),
      )
      return select(filterValues(query))
    }),
  )
  return viewNames.map((name, index) => [name, counts[index]?.[0]?.count ?? 0])
}
