import { recheckSchema } from '@/db/database'
import { findSchemaTooOld } from '@/db/failures'
import { migrationTags } from '@/db/migrations'
import { perProcess } from '@/db/per-process'
import { describeError, log } from '@/lib/log'
import { reportCurrentSchema, reportOldSchema } from '@/lib/old-schema'
import type { Dependencies } from '@/lib/readiness-schema'

export type Readiness = Dependencies & { isReady: boolean }

const expected = migrationTags.at(-1) ?? null

const state = perProcess<{ checked?: Promise<Readiness>; until: number }>('readiness', () => ({
  until: 0,
}))
/** Anybody may ask, however often: the database is asked at most once in this time. */
const keptMs = 1_000

/** Whether tasks can be served now: the database answers, and its schema is no older than needed. */
export async function checkReadiness(): Promise<Readiness> {
  if (state.checked && Date.now() < state.until) return await state.checked
  // Until it is known how long the check takes, everybody shares it.
  state.until = Number.POSITIVE_INFINITY
  state.checked = check().finally(() => {
    state.until = Date.now() + keptMs
  })
  return await state.checked
}

async function check(): Promise<Readiness> {
  try {
    const applied = await recheckSchema()
    reportCurrentSchema()
    return { isReady: true, ...reachable(applied.at(-1) ?? null) }
  } catch (error) {
    const old = findSchemaTooOld(error)
    if (old) {
      reportOldSchema(old)
      return { isReady: false, ...reachable(old.applied) }
    }
    log().warn(describeError(error), 'not ready')
    return { isReady: false, database: 'unreachable', schema: { applied: null, expected } }
  }
}

function reachable(applied: string | null): Dependencies {
  return { database: 'reachable', schema: { applied, expected } }
}
