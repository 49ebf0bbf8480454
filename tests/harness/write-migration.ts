import { createHash } from 'node:crypto'
import type { Migration } from '@/db/migrations'

/** A migration beside those of the project, as its two files would make it. */
export function writeMigration(
  tag: string,
  { up, down = null }: { up: string[]; down?: string[] | null },
): Migration {
  return { tag, hash: createHash('sha256').update(up.join()).digest('hex'), statements: up, down }
}
