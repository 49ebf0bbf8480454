import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import journal from '../drizzle/meta/_journal.json'

/** Every migration this version of the app knows, oldest first, as drizzle-kit's journal lists them. */
export const migrationTags: readonly string[] = journal.entries.map(({ tag }) => tag)

export type Migration = { tag: string; hash: string; statements: string[] }

/** Reads the migrations' files; only whoever migrates needs them on its disk. */
export function readMigrations(folder = join(process.cwd(), 'drizzle')): Migration[] {
  return migrationTags.map((tag) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8')
    return {
      tag,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: text.split('--> statement-breakpoint').map((statement) => statement.trim()),
    }
  })
}
