import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import type { Statement, Transport } from './transport'

/** The roles that statements on tenants' tables run as. None of them can log in or own anything. */
export const serviceRoles = ['docket_app', 'docket_audit', 'docket_janitor'] as const
export type ServiceRole = (typeof serviceRoles)[number]

/** On whose behalf statements run. Without a session only the user has to exist. */
export type Caller = { userId: string; sessionId: string | null }

export type TenantDatabase = PgRemoteDatabase

export type Executable = { execute(): Promise<unknown> }
type Answers<S extends readonly Executable[]> = {
  [K in keyof S]: Awaited<ReturnType<S[K]['execute']>>
}

// From here to the end of the transaction the role runs, and not who connected. The path keeps a
// temporary table from standing in for a real one. A statement is planned once for whatever values come:
// to plan a list for each request takes as long as to read it, and finds the same plan.
const switchTo = (role: ServiceRole) => `
  select set_config('role', '${role}', true), set_config('search_path', 'public, pg_temp', true),
    set_config('plan_cache_mode', 'force_generic_plan', true)`

// The tenant role sees one user's rows. The function is reached before the switch, so the role itself
// needs no right to call it.
const tenantText = `${switchTo('docket_app')},
    set_config('app.user_id', $1, true),
    docket_require_live($1, $2)`

/** The first statement of a transaction on a caller's behalf. */
export function tenantScope({ userId, sessionId }: Caller): Statement {
  return { text: tenantText, values: [userId, sessionId], shape: 'array' }
}

/** The first statement of a transaction on nobody's behalf: the security log's, or the purge's. */
export function serviceScope(role: Exclude<ServiceRole, 'docket_app'>): Statement {
  return { text: switchTo(role), values: [], shape: 'array' }
}

type Recorded = Statement & { answer(rows: unknown[]): void }
let recording: Recorded[] | undefined

/** Drizzle's query builder, which records what it is asked to run instead of running it. */
const recorder: TenantDatabase = drizzle((text, values, method) => {
  return new Promise((resolve) => {
    if (!recording) throw new Error('a tenant statement ran outside its scope')
    const shape = method === 'all' ? 'array' : 'object'
    recording.push({ text, values, shape, answer: (rows) => resolve({ rows }) })
  })
})

/** What Drizzle has built once of a statement, to be run with other values each time. */
type Built<Rows> = { execute(values: Record<string, unknown>): Promise<Rows> }

/**
 * A statement that is built once, with placeholders where its values go: to build it takes Drizzle
 * longer than all the rest of a request.
 * @returns what runs it with values for all of them, within a scope as any statement is.
 */
export function prepareStatement<Rows>(
  build: (db: TenantDatabase) => { prepare(name: string): Built<Rows> },
): (values: Record<string, unknown>) => { execute(): Promise<Rows> } {
  const built = build(recorder).prepare('')
  return (values) => ({ execute: () => built.execute(values) })
}

/**
 * Runs the statements that `build` returns as one transaction that begins with `scope`, in which the
 * database itself hides every row that is none of the scope's. Each must be returned: one that was
 * only started is an error.
 * @throws the driver's error; see `isSessionGone` for a caller whose session has ended.
 */
export async function runInScope<const S extends readonly Executable[]>(
  transport: Transport,
  scope: Statement,
  build: (db: TenantDatabase) => S,
): Promise<Answers<S>> {
  const recorded: Recorded[] = []
  let results: Promise<unknown>[]
  recording = recorded
  try {
    results = build(recorder).map((statement) => statement.execute())
  } finally {
    recording = undefined
  }
  const answers = Promise.all(results)
  // A statement that could not be built never arrived: its own error, and nothing is sent.
  if (recorded.length < results.length) return (await answers) as Answers<S>
  if (recorded.length > results.length) {
    throw new Error('a tenant statement was started but not returned')
  }
  const [, ...rows] = await transport([scope, ...recorded])
  recorded.forEach((statement, i) => {
    statement.answer(rows[i] ?? [])
  })
  return (await answers) as Answers<S>
}
