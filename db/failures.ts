/**
 * A database that this version of the app must not serve: locked by another process, a migration that
 * was changed, row-level security not in force. Somebody has to do something about it; the message says what.
 */
export class DatabaseRefusal extends Error {
  override name = 'DatabaseRefusal'
}

/** Tells it from other errors. Its class cannot: every bundle has a class of its own. */
const schemaTooOld = 'schema_too_old'

/**
 * A schema that lacks migrations which this version of the app needs. Nothing can be served until
 * somebody applies them, and everything from then on.
 */
export class SchemaTooOld extends Error {
  override name = 'SchemaTooOld'
  readonly code = schemaTooOld

  constructor(
    readonly applied: string | null,
    readonly missing: string[],
  ) {
    super(
      `The database's schema is too old: it lacks ${missing.join(', ')}. Apply what is missing with \`npm run db:migrate\`.`,
    )
  }
}

/** The schema that is too old, where that is what an error is about. */
export function findSchemaTooOld(error: unknown): SchemaTooOld | undefined {
  return causes(error).find((cause): cause is SchemaTooOld => codeOf(cause) === schemaTooOld)
}

/** Whether the role may not do what a statement does. */
export function isForbidden(error: unknown): boolean {
  return causes(error).some((cause) => codeOf(cause) === '42501')
}

/** Whether a statement named what is not there, or what its role may not use. */
export function isOutOfPlace(error: unknown): boolean {
  return causes(error).some((cause) => /^42(P01|703|704|883|501)$/.test(codeOf(cause) ?? ''))
}

/**
 * Whether a statement was prepared on its connection before something that it uses was made anew or
 * got another type. Preparing it again helps.
 */
export function isPreparedForOldSchema(error: unknown): boolean {
  return causes(error).some((cause) => {
    const { routine } = cause as { routine?: unknown }
    const code = codeOf(cause)
    if (code === '0A000') return routine === 'RevalidateCachedQuery'
    return code === '26000' || (code === 'XX000' && cause.message.startsWith('cache lookup failed'))
  })
}

/** The SQLSTATE that `docket_require_live` raises. */
const sessionGone = 'DK401'

/** The foreign keys to a user, who may be deleted after they were looked at and before the insert. */
const userReferences = ['tasks_user_id_user_id_fk', 'idempotency_keys_user_id_user_id_fk']

/** Whether a statement was refused because the caller's session or account has ended. */
export function isSessionGone(error: unknown): boolean {
  return causes(error).some(
    (cause) =>
      codeOf(cause) === sessionGone ||
      (codeOf(cause) === '23503' && userReferences.includes(constraintOf(cause))),
  )
}

/** Whether a statement would have broken this unique constraint. */
export function isDuplicate(error: unknown, constraint: string): boolean {
  return causes(error).some(
    (cause) => codeOf(cause) === '23505' && constraintOf(cause) === constraint,
  )
}

/** Whether a statement gave up waiting for a row that another transaction holds. */
export function isLockTimeout(error: unknown): boolean {
  return causes(error).some((cause) => codeOf(cause) === '55P03')
}

/** Whether a value held text that Postgres cannot store, such as NUL: the sender's mistake. */
export function isUnstorableText(error: unknown): boolean {
  return causes(error).some((cause) => ['22021', '22P05'].includes(codeOf(cause) ?? ''))
}

// Postgres error classes: connection exceptions, insufficient resources, operator intervention
// (shutting down, starting up, statement timeout), and transactions undone for another's sake.
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const unavailableCode = /^(08...|53...|57P0[1-5]|57014|55P03|25P03|40001|40P01)$/
const networkCode =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)$/
// Neither node-postgres nor Neon's driver gives these a code.
const connectionMessage =
  /^(Error connecting to database|Server error \(HTTP status (5|429)|Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|The server does not support|Query read timeout|Control plane request failed|Couldn't connect to compute)/i

/** Whether the database could not be reached or would not answer: worth trying again later. */
export function isUnavailable(error: unknown): boolean {
  return causes(error).some((cause) => {
    const code = codeOf(cause)
    if (code !== undefined) return unavailableCode.test(code) || networkCode.test(code)
    return connectionMessage.test(cause.message)
  })
}

/** Whether a connection was refused for a setting that it was to begin with, as poolers do. */
export function isSettingRefused(error: unknown): boolean {
  return causes(error).some((cause) => cause.message.startsWith('unsupported startup parameter'))
}

// The server was not there, turned the connection away, or was still starting.
const notConnectedCode =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|08001|08004|53300|57P03)$/
const notConnectedMessage =
  /^(Connection terminated due to connection timeout|Client has encountered a connection error|Control plane request failed|Couldn't connect to compute)/i

/** Whether it failed before there was a connection, so that no statement can have run. */
export function isNotConnected(error: unknown): boolean {
  return causes(error).some(
    (cause) =>
      notConnectedCode.test(codeOf(cause) ?? '') || notConnectedMessage.test(cause.message),
  )
}

const connectionLostCode = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|08000|08003|08006|57P01|57P02)$/
const connectionLostMessage =
  /^(Connection terminated unexpectedly|Connection ended unexpectedly|fetch failed|other side closed|Server error \(HTTP status 5)/i

/** Whether the connection broke under way: what was sent may have run or not. */
export function isConnectionLost(error: unknown): boolean {
  return causes(error).some(
    (cause) =>
      connectionLostCode.test(codeOf(cause) ?? '') || connectionLostMessage.test(cause.message),
  )
}

/** Whether a transaction got in another's way, and was undone for that: all of it may be sent again. */
export function isUndone(error: unknown): boolean {
  return causes(error).some((cause) => /^(40001|40P01)$/.test(codeOf(cause) ?? ''))
}

/** Whether the server said that it ends the connection, instead of doing what it was asked. */
export function isServerLeaving(error: unknown): boolean {
  return causes(error).some((cause) => /^(57P0[1235]|25P03)$/.test(codeOf(cause) ?? ''))
}

/** Whether a connection is in order after a failure. Only an answer of the server proves that. */
export function isConnectionUsable(error: unknown): boolean {
  return isFromServer(error) && !isServerLeaving(error)
}

/** Whether the server itself answered with an error: only its errors have a severity. */
export function isFromServer(error: unknown): boolean {
  return causes(error).some((cause) => 'severity' in cause)
}

/**
 * What the server, or the way to it, said of a failure: of the innermost error that has a code, since
 * the messages around it hold the statement and its parameters.
 */
export function messageOfServer(error: unknown): string | undefined {
  const [said] = causes(error)
    .reverse()
    .filter((cause) => codeOf(cause) !== undefined)
  return said && `${said.message} (${codeOf(said)})`
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}

function constraintOf(error: Error): string {
  const { constraint } = error as { constraint?: unknown }
  return typeof constraint === 'string' ? constraint : ''
}

/** An error, what it was wrapped around, and what an aggregate of failed connections holds. */
function causes(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  // Neon's driver calls the cause so.
  const { sourceError } = error as { sourceError?: unknown }
  const inner = error instanceof AggregateError ? error.errors : [error.cause, sourceError]
  return [error, ...inner.flatMap(causes)]
}
