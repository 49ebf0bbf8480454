import { and, asc, eq, gt } from 'drizzle-orm'
import { asTenant } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import type { Caller } from '@/db/tenant-scope'
import { listSecurityEvents } from '@/lib/security-log/list-events'
import { taskColumns } from '@/lib/tasks/task-columns'
import { readAccount } from './read-account'

const tasksAtOnce = 1_000
const eventsAtOnce = 500

/**
 * Everything the caller has, as the text of one JSON document, piece by piece: however much there is,
 * no more than a page of it is in memory. What is written meanwhile may be in it or not.
 */
export async function* exportAccount(caller: Caller): AsyncGenerator<string> {
  let tasksRead = await readTasks(caller, null)
  const head = { exported_at: new Date().toISOString(), ...(await readAccount(caller)) }
  yield `${JSON.stringify(head).slice(0, -1)},"tasks":[`
  for (let isFurther = false; tasksRead.length > 0; isFurther = true) {
    yield listed(tasksRead, isFurther)
    const last = tasksRead.at(-1)
    tasksRead = last ? await readTasks(caller, last.id) : []
  }
  yield '],"security_events":['
  let cursor: string | undefined
  do {
    const page = await listSecurityEvents(caller, { limit: eventsAtOnce, cursor })
    yield listed(page.items, cursor !== undefined)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  yield ']}\n'
}

/** Some items of an array, with the comma that parts them from those before. */
function listed(items: object[], isFurther: boolean) {
  const text = items.map((item) => JSON.stringify(item)).join(',')
  return isFurther && text !== '' ? `,${text}` : text
}

async function readTasks(caller: Caller, after: string | null) {
  const isNext = after === null ? undefined : gt(tasks.id, after)
  const [rows] = await asTenant(caller, (db) => [
    db
      .select(taskColumns)
      .from(tasks)
      .where(and(eq(tasks.userId, caller.userId), isNext))
      .orderBy(asc(tasks.id))
      .limit(tasksAtOnce),
  ])
  return rows
}
