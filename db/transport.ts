import { statementTimeoutMs } from './time-limits'

/** A statement as a driver takes it. Rows come back as arrays of columns, or as objects by name. */
export type Statement = { text: string; values: unknown[]; shape: 'array' | 'object' }

/**
 * The first statement of a transaction over a connection without limits of its own: one that a pooler
 * keeps takes no settings when it is made.
 */
export const statementLimit: Statement = {
  text: `select set_config('statement_timeout', '${statementTimeoutMs}', true)`,
  values: [],
  shape: 'array',
}

/**
 * Sends the statements in one transaction and in one round trip where the driver can, in order, and
 * answers with the rows of each. All take effect or none does. A server has until the deadline, a time
 * in milliseconds or else `answerDeadline`, and is asked a second time where the first had no effect.
 * @throws the driver's own error, with its SQLSTATE as `code`.
 */
export type Transport = (statements: Statement[], deadline?: number) => Promise<unknown[][]>

/** Whether a statement of ours changes nothing, so that it may be sent twice. */
export function isRead(text: string): boolean {
  return /^\s*select\b/i.test(text)
}

/**
 * The types that reach Drizzle as Postgres writes them: dates and times, and arrays of them.
 * https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat
 */
export const typesKeptAsText = [1082, 1083, 1114, 1115, 1182, 1183, 1184, 1185, 1186, 1187, 1231]
