import type { Driver } from './driver'
import { hasTable, migrationRuns, readApplied } from './migration-ledger'
import type { Migration } from './migrations'
import { wireTime } from './wire-time'

/** `newer` was applied by a version that knows more; `changed` from another file than there is now. */
type State = 'applied' | 'pending' | 'changed' | 'newer'

export type MigrationStatus = {
  tag: string
  state: State
  applied_at: string | null
  /** The rest is null where a version applied it that did not keep it yet. */
  ran_by: string | null
  app_version: string | null
  duration_ms: number | null
}

/** Every migration that either the files or the database know, in order. Changes nothing. */
export async function readMigrationStatus(
  { orm }: Driver,
  migrations: readonly Migration[],
): Promise<MigrationStatus[]> {
  const applied = await readApplied(orm)
  const lastRuns = new Map((await readMigrationRuns({ orm })).map((run) => [run.tag, run]))
  const known = applied.map(({ tag, hash, appliedAt }, i) => {
    const run = lastRuns.get(tag)
    const {
      ran_by = null,
      app_version = null,
      duration_ms = null,
    } = run?.direction === 'up' ? run : {}
    const state = stateOf({ tag, hash }, migrations[i])
    return { tag, state, applied_at: appliedAt, ran_by, app_version, duration_ms }
  })
  return [...known, ...migrations.slice(applied.length).map(({ tag }) => pending(tag))]
}

/** Every run there ever was, oldest first. */
export async function readMigrationRuns({ orm }: Pick<Driver, 'orm'>) {
  if (!(await hasTable(orm, 'docket_migration_runs'))) return []
  return await orm
    .select({
      ran_at: wireTime<string>(migrationRuns.ranAt),
      direction: migrationRuns.direction,
      tag: migrationRuns.tag,
      ran_by: migrationRuns.ranBy,
      app_version: migrationRuns.appVersion,
      duration_ms: migrationRuns.durationMs,
      hash: migrationRuns.hash,
    })
    .from(migrationRuns)
    .orderBy(migrationRuns.id)
}

export type MigrationRun = Awaited<ReturnType<typeof readMigrationRuns>>[number]

function stateOf(applied: { tag: string; hash: string }, known?: Migration): State {
  if (!known) return 'newer'
  return known.tag === applied.tag && known.hash === applied.hash ? 'applied' : 'changed'
}

function pending(tag: string): MigrationStatus {
  const nothing = { applied_at: null, ran_by: null, app_version: null, duration_ms: null }
  return { tag, state: 'pending', ...nothing }
}
