import pino, { type Logger } from 'pino'
import { env } from '@/lib/env'

let logger: Logger | undefined

/** The process's log: one JSON object per line on standard output. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return logger
}

/**
 * What may be logged of a thrown value. A database driver's message can hold the parameters of a
 * statement, and so a person's text: for those, only the code and the constraint are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  if (error.name === 'DrizzleQueryError' || typeof code === 'string') {
    return { error: error.name, code, constraint, stack: stackFrames(error), ...cause }
  }
  return { error: error.name, message: error.message, stack: stackFrames(error), ...cause }
}

function stackFrames(error: Error) {
  return error.stack?.split('\n').filter((line) => line.startsWith('    at '))
}
