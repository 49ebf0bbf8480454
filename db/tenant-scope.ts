import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import type { Statement, Transport } from './transport'

/** On whose behalf statements run. Without a session only the user has to exist. */
export type Caller = { userId: string; sessionId: string | null }

export type TenantDatabase = PgRemoteDatabase

type Executable = { execute(): Promise<unknown> }
type Answers<S extends readonly Executable[]> = {
  [K in keyof S]: Awaited<ReturnType<S[K]['execute']>>
}

// From here to the end of the transaction the tenant role runs, which sees one user's rows. The
// function is reached before the switch, so the tenant role itself needs no right to call it.
// The path keeps a temporary table from standing in for a real one.
const scopeText = `
  select set_config('role', 'docket_app', true),
    set_config('search_path', 'public, pg_temp', true),
    set_config('app.user_id', $1, true),
    docket_require_live($1, $2)`

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

/**
 * Runs the statements that `build` returns as one transaction, in which the database itself hides
 * every row that is not the caller's. Each must be returned: one that was only started is an error.
 * @throws the driver's error; see `isSessionGone` for a caller whose session has ended.
 */
export async function runAsTenant<const S extends readonly Executable[]>(
  transport: Transport,
  caller: Caller,
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
  const scope: Statement = {
    text: scopeText,
    values: [caller.userId, caller.sessionId],
    shape: 'array',
  }
  const [, ...rows] = await transport([scope, ...recorded])
  recorded.forEach((statement, i) => {
    statement.answer(rows[i] ?? [])
  })
  return (await answers) as Answers<S>
}
