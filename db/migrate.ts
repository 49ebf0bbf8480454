import type { Driver, Orm } from './driver'
import { DatabaseRefusal } from './failures'
import { type Applied, appliedMigrations, runMigration, withLedger } from './migration-ledger'
import type { Migration } from './migrations'

/**
 * Brings the schema up to the given migrations, all in one transaction and under one lock, so that
 * several processes starting together apply each exactly once.
 * @returns the tags applied now.
 * @throws DatabaseRefusal when a file that was applied has changed since, or a statement fails.
 */
export async function migrate(driver: Driver, migrations: readonly Migration[]): Promise<string[]> {
  return await withLedger(driver, async (tx, applied) => {
    refuseChanged(applied, migrations)
    const pending = migrations.slice(applied.length)
    for (const [i, migration] of pending.entries()) {
      await apply(tx, migration, applied.length + i)
    }
    return pending.map(({ tag }) => tag)
  })
}

async function apply(tx: Orm, migration: Migration, position: number) {
  const { tag, hash, statements } = migration
  const file = `drizzle/${tag}.sql`
  await runMigration(tx, migration, { direction: 'up', file, statements })
  await tx.insert(appliedMigrations).values({ position, tag, hash })
}

function refuseChanged(applied: Applied[], migrations: readonly Migration[]) {
  applied.forEach(({ tag, hash }, i) => {
    const known = migrations[i]
    // A database that a newer version has migrated further is that version's to judge.
    if (known && (known.tag !== tag || known.hash !== hash)) throw changedFile(tag, known.tag)
  })
}

/** The refusal to build on, or take back, what other statements have made than the file holds now. */
export function changedFile(tag: string, knownTag = tag) {
  return new DatabaseRefusal(
    `Migration ${tag} was applied to this database from another file than drizzle/${knownTag}.sql is now. Restore that file; a change needs a migration of its own.`,
  )
}
