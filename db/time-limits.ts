/** How long to wait for a database, in milliseconds; all of it together stays under five seconds. */
export const connectTimeoutMs = 2_000
export const statementTimeoutMs = 3_000
export const answerTimeoutMs = 4_500
export const idleInTransactionTimeoutMs = 10_000
