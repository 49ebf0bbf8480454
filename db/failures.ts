/**
 * A database that this version of the app must not serve: locked by another process, a schema that
 * is too old, row-level security not in force. Trying again does not help; the message says what does.
 */
export class DatabaseRefusal extends Error {
  override name = 'DatabaseRefusal'
}

/** The SQLSTATE that `docket_require_live` raises. */
const sessionGone = 'DK401'

/** Whether a statement was refused because the caller's session or account has ended. */
export function isSessionGone(error: unknown): boolean {
  return causes(error).some((cause) => codeOf(cause) === sessionGone)
}

/** Whether an insert met a row with the same primary key. */
export function isDuplicate(error: unknown, constraint: string): boolean {
  return causes(error).some(
    (cause) =>
      codeOf(cause) === '23505' && (cause as { constraint?: unknown }).constraint === constraint,
  )
}

/** Whether a value held text that Postgres cannot store, such as NUL: the sender's mistake. */
export function isUnstorableText(error: unknown): boolean {
  return causes(error).some((cause) => ['22021', '22P05'].includes(codeOf(cause) ?? ''))
}

// Postgres error classes: connection exceptions, insufficient resources, operator intervention
// (shutting down, starting up, statement timeout). https://www.postgresql.org/docs/current/errcodes-appendix.html
const unavailableCode = /^(08...|53...|57P0[1-5]|57014|55P03|25P03)$/
const networkCode =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)$/
// Neither node-postgres nor Neon's driver gives these a code.
const connectionMessage =
  /^(Error connecting to database|Server error \(HTTP status 5|Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|The server does not support|Query read timeout)/i

/** Whether the database could not be reached or would not answer: worth trying again later. */
export function isUnavailable(error: unknown): boolean {
  return causes(error).some((cause) => {
    const code = codeOf(cause)
    if (code !== undefined) return unavailableCode.test(code) || networkCode.test(code)
    return connectionMessage.test(cause.message)
  })
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}

/** An error, what it was wrapped around, and what an aggregate of failed connections holds. */
function causes(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  const inner = error instanceof AggregateError ? error.errors : [error.cause]
  return [error, ...inner.flatMap(causes)]
}
