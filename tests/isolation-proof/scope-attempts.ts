import { sql } from 'drizzle-orm'
import type { Driver } from '@/db/driver'
import { isSessionGone } from '@/db/failures'
import { type Caller, runInScope, tenantScope } from '@/db/tenant-scope'
import type { Attempt } from './tally'
import { newTarget, type Target } from './target'
import { tenantTables } from './tenant-rows'

const rounds = 12

/** The tenant scope as the app sends it, over the app's own transport, round statements without a filter. */
export function scopeAttempts(driver: Driver, a: Target, b: Target): Attempt[] {
  const never = newTarget()
  const callers: [name: string, caller: Caller][] = [
    ["A's id and B's session", { userId: a.user, sessionId: b.session }],
    ["B's id and A's session", { userId: b.user, sessionId: a.session }],
    ['an id that never was', { userId: never.user, sessionId: null }],
    ["an id that never was and A's session", { userId: never.user, sessionId: a.session }],
    ["A's id and a session that never was", { userId: a.user, sessionId: never.session }],
    ['an empty id', { userId: '', sessionId: null }],
  ]
  return [
    ...callers.map(([name, caller]) => ({
      name: `the tenant scope with ${name}`,
      run: async () => await enter(driver, caller),
    })),
    {
      name: `the same statements for A and B in turn, ${rounds} times`,
      run: async () => await takeTurns(driver, [a, b]),
    },
  ]
}

async function enter(driver: Driver, caller: Caller) {
  try {
    await readAll(driver, caller)
    return { answer: 'it runs', leaks: ['the scope lets it in'] }
  } catch (error) {
    if (isSessionGone(error)) return { answer: 'refused (DK401)', leaks: [] }
    throw error
  }
}

async function takeTurns(driver: Driver, people: Target[]) {
  let others = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const { user } of people) {
      const rows = await readAll(driver, { userId: user, sessionId: null })
      others += rows.filter(({ user_id }) => user_id !== user).length
    }
  }
  return { answer: `${others} rows of others`, leaks: others > 0 ? ['it shows them'] : [] }
}

async function readAll({ transport }: Driver, caller: Caller): Promise<{ user_id: string }[]> {
  const answers = await runInScope(transport, tenantScope(caller), (db) =>
    tenantTables.map((table) =>
      db.execute<{ user_id: string }>(sql`select user_id from ${sql.identifier(table)} limit 50`),
    ),
  )
  return answers.flat()
}
