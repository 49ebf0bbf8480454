import type { Driver } from './driver'
import { SchemaTooOld } from './failures'
import { readApplied } from './migration-ledger'
import { migrationTags } from './migrations'

/** The migrations this database has had, oldest first; none where it never had any. */
export async function readAppliedTags({ orm }: Driver): Promise<string[]> {
  return (await readApplied(orm)).map(({ tag }) => tag)
}

/**
 * Requires every migration that this version of the app knows. A database may have had more.
 * @returns the migrations it has had, oldest first.
 * @throws SchemaTooOld when it lacks one.
 */
export async function requireCurrentSchema(driver: Driver): Promise<string[]> {
  const applied = await readAppliedTags(driver)
  const missing = migrationTags.filter((tag) => !applied.includes(tag))
  if (missing.length > 0) throw new SchemaTooOld(applied.at(-1) ?? null, missing)
  return applied
}
