import { openDatabase } from '@/db/database'
import { readAppliedTags } from '@/db/migrate'
import { migrationTags } from '@/db/migrations'
import { describeError, log } from '@/lib/log'

type Schema = { applied: string | null; expected: string | null }
type Readiness = { status: 'ready' | 'unavailable'; database: 'reachable' | 'unreachable' } & {
  schema: Schema
}

const expected = migrationTags.at(-1) ?? null

/** Whether tasks can be served now: the database answers, and its schema is no older than needed. */
export async function checkReadiness(): Promise<Readiness> {
  try {
    const applied = await readAppliedTags(await openDatabase())
    const isCurrent = migrationTags.every((tag) => applied.includes(tag))
    return {
      status: isCurrent ? 'ready' : 'unavailable',
      database: 'reachable',
      schema: { applied: applied.at(-1) ?? null, expected },
    }
  } catch (error) {
    log().warn(describeError(error), 'not ready')
    return {
      status: 'unavailable',
      database: 'unreachable',
      schema: { applied: null, expected },
    }
  }
}
