import type { Caller } from '@/db/tenant-scope'
import { analyzeTasks, insertTasks } from '@/lib/seed/insert-tasks'
import { insertUsers, nextUsers } from '@/lib/seed/seeded-users'

export type ManyUsers = { others: number; tasksOfOthers: number; ownTasks: number }

/** Fills the database with users as `npm run db:seed` does. @returns them, the one with most first. */
export async function seedManyUsers({
  others,
  tasksOfOthers,
  ownTasks,
}: ManyUsers): Promise<[Caller, ...Caller[]]> {
  const users = await nextUsers(others + 1, 1)
  await insertUsers(users, () => {})
  const shares = users.map((user, i) => ({ user, count: i === 0 ? ownTasks : tasksOfOthers }))
  await insertTasks(shares, { randomSeed: 1, onProgress: () => {} })
  await analyzeTasks()
  const [first, ...rest] = users.map(({ id }) => ({ userId: id, sessionId: null }))
  if (!first) throw new Error('nobody was made')
  return [first, ...rest]
}
