import { sql } from 'drizzle-orm'
import { asTenant, openDatabase } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import { type MadeUpTask, madeUpTask } from './made-up-task'
import type { SeededUser } from './seeded-users'

/**
 * So few that the rows of one user lie scattered among those of others, as they do in a database that
 * has grown day by day, and so many that the round trips do not matter.
 */
const tasksAtOnce = 100
const statementsAtOnce = 4

export type Share = { user: SeededUser; count: number }
type Batch = { user: SeededUser; from: number; count: number }

/**
 * Gives each user as many tasks as their share says. Each batch is one user's own transaction, like any
 * other of theirs: there is no role that may write for everybody.
 */
export async function insertTasks(
  shares: Share[],
  { randomSeed, onProgress }: { randomSeed: number; onProgress(made: number): void },
): Promise<void> {
  const today = new Date()
  today.setUTCHours(0, 0, 0, 0)
  const batches = batchesOf(shares)
  await Promise.all(
    Array.from({ length: statementsAtOnce }, async () => {
      for (const { user, from, count } of batches) {
        await insertBatch(
          user.id,
          Array.from({ length: count }, (_, i) =>
            madeUpTask(`${randomSeed}/${user.number}/${from + i}`, today),
          ),
        )
        onProgress(count)
      }
    }),
  )
}

/** Makes the plans right at once; else the database would look at the new rows in its own time. */
export async function analyzeTasks(): Promise<void> {
  const { withoutTimeLimit } = await openDatabase()
  await withoutTimeLimit((orm) => orm.execute(sql`analyze ${tasks}`))
}

/** In rounds, each of which gives every user who is due more a batch. Several may take from it at once. */
function* batchesOf(shares: Share[]): Generator<Batch> {
  let left = shares.filter(({ count }) => count > 0)
  for (let from = 0; left.length > 0; from += tasksAtOnce) {
    for (const { user, count } of left) {
      yield { user, from, count: Math.min(tasksAtOnce, count - from) }
    }
    left = left.filter(({ count }) => count > from + tasksAtOnce)
  }
}

// As one parameter, and so one text however many there are: each text would be prepared on its own.
async function insertBatch(userId: string, rows: MadeUpTask[]) {
  await asTenant({ userId, sessionId: null }, (db) => [
    db.execute(sql`
      insert into ${tasks} (user_id, ${columns})
      select ${userId}, ${columns}
      from json_populate_recordset(null::${tasks}, ${JSON.stringify(rows)}::json)`),
  ])
}

const columns = sql.raw(
  Object.keys(madeUpTask('', new Date()))
    .map((name) => `"${name}"`)
    .join(', '),
)
