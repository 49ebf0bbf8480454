import type { MigrationRun, MigrationStatus } from '@/db/migration-status'
import { textTable } from '@/lib/text-table'

/** Migrations as a table, with what that means below it. */
export function statusTable(migrations: MigrationStatus[]): string {
  const rows = migrations.map(({ tag, state, applied_at, ran_by, app_version, duration_ms }) => {
    return [tag, state, applied_at, ran_by, app_version, numberCell(duration_ms)]
  })
  const head = ['migration', 'state', 'applied_at', 'by', 'version', 'ms']
  return `${textTable([head, ...rows])}\n\n${verdict(migrations)}`
}

export function runTable(runs: MigrationRun[]): string {
  const rows = runs.map(({ ran_at, direction, tag, ran_by, app_version, duration_ms }) => {
    return [ran_at, direction, tag, ran_by, app_version, numberCell(duration_ms)]
  })
  return textTable([['time', 'direction', 'migration', 'by', 'version', 'ms'], ...rows])
}

/** For scripts: 0 when there is nothing to do, 2 when there is, 1 when it cannot be done. */
export function exitCodeOf(migrations: MigrationStatus[]): number {
  if (tagsOf(migrations, 'changed').length > 0) return 1
  return tagsOf(migrations, 'pending').length > 0 ? 2 : 0
}

function verdict(migrations: MigrationStatus[]): string {
  const changed = tagsOf(migrations, 'changed')
  if (changed.length > 0)
    return `Changed since applied, which refuses every migration: ${changed.join(', ')}`
  const pending = tagsOf(migrations, 'pending')
  if (pending.length > 0) return `Pending, for npm run db:migrate: ${pending.join(', ')}`
  const newer = tagsOf(migrations, 'newer')
  return newer.length > 0
    ? `The schema is newer than this version of Docket, by ${newer.join(', ')}`
    : 'The schema is up to date.'
}

function tagsOf(migrations: MigrationStatus[], wanted: MigrationStatus['state']) {
  return migrations.filter(({ state }) => state === wanted).map(({ tag }) => tag)
}

function numberCell(value: number | null) {
  return value === null ? null : String(value)
}
