import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '@/db/database'
import { DatabaseRefusal, isUnavailable } from '@/db/failures'
import { EnvError, env } from '@/lib/env'
import { describeError, log } from '@/lib/log'

const retryMs = 1_000

/**
 * Readies a long-lived process before it serves. Where the environment or the database can never be
 * served it says why in one line and ends the process with code 1. A database that does not answer
 * is tried again in the background, and until it does, task routes answer 503.
 */
export async function boot(): Promise<void> {
  try {
    if (env().RATE_LIMIT_PER_MINUTE === 0) log().warn('RATE_LIMIT_PER_MINUTE=0: every limit is off')
    await openDatabase()
  } catch (error) {
    if (!isUnavailable(error)) refuse(error)
    log().warn(describeError(error), 'the database does not answer; trying again every second')
    void keepTrying()
  }
}

async function keepTrying() {
  for (;;) {
    await delay(retryMs)
    try {
      await openDatabase()
      log().info('the database answers now')
      return
    } catch (error) {
      if (!isUnavailable(error)) refuse(error)
    }
  }
}

function refuse(error: unknown): never {
  const isExplained = error instanceof DatabaseRefusal || error instanceof EnvError
  process.stderr.write(`${isExplained ? error.message : inspect(error)}\n`)
  process.exit(1)
}

function inspect(error: unknown) {
  if (!(error instanceof Error)) return `Docket cannot start: ${String(error)}`
  // What Postgres answers to a wrong name or password says enough; a fault of ours needs its place.
  const { code } = error as { code?: unknown }
  const said =
    typeof code === 'string' ? `${error.message} (${code})` : (error.stack ?? error.message)
  return `Docket cannot start: ${said}`
}
