import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '@/db/database'
import { findSchemaTooOld, isUnavailable } from '@/db/failures'
import { perProcess } from '@/db/per-process'
import { settleAfterResponses } from '@/lib/after-response'
import { explainFailure } from '@/lib/command-failure'
import { env } from '@/lib/env'
import { describeError, log } from '@/lib/log'
import { reportCurrentSchema, reportOldSchema } from '@/lib/old-schema'
import { purgeRegularly } from '@/lib/purge/purge-regularly'
import { closeSecurityLog, saveSecurityLog } from '@/lib/security-log/record-event'

const retryMs = 1_000

/** Our own server readies the process, and then Next in it does. */
const state = perProcess<{ booting?: Promise<void> }>('boot', () => ({}))

/**
 * Readies a process before it serves. Where the environment or the database can never be served it
 * says why in one line and ends the process with code 1. A database that does not answer, or whose
 * schema is too old, is tried again in the background, and until it can be served, routes answer 503.
 */
export function boot(): Promise<void> {
  state.booting ??= bootOnce()
  return state.booting
}

async function bootOnce() {
  try {
    if (env().RATE_LIMIT_PER_MINUTE === 0) log().warn('RATE_LIMIT_PER_MINUTE=0: every limit is off')
    await openDatabase()
    // A function on Vercel does not live long enough; there a scheduler calls the route.
    if (env().VERCEL === undefined) purgeRegularly()
  } catch (error) {
    const old = findSchemaTooOld(error)
    if (!old && !isUnavailable(error)) refuse(error)
    if (old) reportOldSchema(old)
    else log().warn(describeError(error), 'the database does not answer; trying again')
    // A function on Vercel tries again with its next request.
    if (env().VERCEL === undefined) void keepTrying()
  }
}

async function keepTrying() {
  for (;;) {
    await delay(retryMs)
    try {
      await openDatabase()
      reportCurrentSchema()
      log().info('the database can be served now')
      purgeRegularly()
      return
    } catch (error) {
      const old = findSchemaTooOld(error)
      if (old) reportOldSchema(old)
      else if (!isUnavailable(error)) refuse(error)
    }
  }
}

/** Does what was promised with an answer, for a process that is about to end. */
export async function finishWork(): Promise<void> {
  const saved = saveSecurityLog()
  await settleAfterResponses()
  await saved
  // The work may have had something to tell.
  await closeSecurityLog()
}

function refuse(error: unknown): never {
  process.stderr.write(`${explainFailure(error)}\n`)
  process.exit(1)
}
