import pino, { type Logger } from 'pino'
import { env } from '@/lib/env'

let logger: Logger | undefined

/** The process's log: one JSON object per line on standard output. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return logger
}

let securityLogger: Logger | undefined

/** The same log for entries of the security log, whose `time` is their own. */
export function securityLog(): Logger {
  securityLogger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: false })
  return securityLogger
}

/**
 * What may be logged of a thrown value. The message of an error that comes from a database can hold a
 * statement's parameters, and so a person's text or a password's hash: of those only the code and the
 * constraint are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  const isDatabases = typeof code === 'string' || 'query' in error || 'params' in error
  const said = isDatabases ? { code, constraint } : { message: error.message }
  return { error: error.name, ...said, stack: stackFrames(error), ...cause }
}

/** Without the lines before them, which repeat the message. */
function stackFrames(error: Error) {
  return error.stack?.split('\n').filter((line) => line.startsWith('    at '))
}
