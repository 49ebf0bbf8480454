import { and, eq, inArray } from 'drizzle-orm'
import { asTenant } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import type { Person } from './person'

type Times = Partial<Record<'createdAt' | 'updatedAt' | 'completedAt' | 'deletedAt', string>>

/** Gives tasks times of the past, and equal ones, which no sequence of requests does for certain. */
export async function setTimes({ id, sessionId }: Person, taskIds: string[], times: Times) {
  const own = and(eq(tasks.userId, id), inArray(tasks.id, taskIds))
  await asTenant({ userId: id, sessionId }, (db) => [db.update(tasks).set(times).where(own)])
}
