import { asTenant } from '@/db/database'
import type { Caller } from '@/db/tenant-scope'
import { countTasks } from './list-tasks'
import { parseTaskQuery } from './task-query'
import { plainView, type ViewName, viewNames } from './task-view'
import { listParams } from './view-list'

/** How many tasks each view has, all of them asked for at once. */
export async function countViews(caller: Caller, today: string): Promise<[ViewName, number][]> {
  const counts = await asTenant(caller, () =>
    viewNames.map((name) => countTasks(caller, parseTaskQuery(listParams(plainView(name), today)))),
  )
  return viewNames.map((name, index) => [name, counts[index]?.[0]?.count ?? 0])
}
