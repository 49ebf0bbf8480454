import type { PGlite } from '@electric-sql/pglite'

const intervalMs = 10_000

// When autovacuum would: https://www.postgresql.org/docs/current/runtime-config-vacuum.html
// The counts begin anew with each process, and with them the time of the last analysis.
const dueText = `
  select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
  where last_analyze is null
    or n_mod_since_analyze > 50 + 0.1 * n_live_tup
    or n_dead_tup > 50 + 0.2 * n_live_tup`

/**
 * Does what autovacuum does for a server, of which PGlite has none: without it a list is planned as if
 * everybody had five tasks, and each change of a row takes room for good.
 */
export async function tidy(pglite: PGlite): Promise<void> {
  // Otherwise the changes of the last second are not counted yet.
  await pglite.query('select pg_stat_force_next_flush()')
  const { rows } = await pglite.query<{ name: string }>(dueText)
  for (const { name } of rows) await pglite.exec(`vacuum (analyze) ${name}`)
}

/** Does it every few seconds. @returns what ends it, when what is under way is done. */
export function tidyRegularly(pglite: PGlite): () => Promise<void> {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    // What fails, on a full disk for one, is due again the next time.
    running ??= tidy(pglite)
      .catch(() => {})
      .finally(() => {
        running = null
      })
  }, intervalMs).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
