import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import journal from '../drizzle/meta/_journal.json'

/** Every migration this version of the app knows, oldest first, as drizzle-kit's journal lists them. */
export const migrationTags: readonly string[] = journal.entries.map(({ tag }) => tag)

export type Migration = {
  tag: string
  /** Of the file that leads up, as it is told from one that was changed since it was applied. */
  hash: string
  statements: string[]
  /** The way back; null where nobody has written it. */
  down: string[] | null
}

/** Reads the migrations' files, which only a process that migrates needs. */
export function readMigrations(folder = join(process.cwd(), 'drizzle')): Migration[] {
  return migrationTags.map((tag) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8')
    const back = join(folder, `${tag}.down.sql`)
    return {
      tag,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: statementsOf(text),
      down: existsSync(back) ? statementsOf(readFileSync(back, 'utf8')) : null,
    }
  })
}

function statementsOf(text: string) {
  return text.split('--> statement-breakpoint').map((statement) => statement.trim())
}
