/**
 * How long to wait for a database, in milliseconds: so long that a request, with all that it does
 * besides, takes less than five seconds.
 */
export const connectTimeoutMs = 2_000
export const statementTimeoutMs = 3_000
export const answerTimeoutMs = 4_000
export const idleInTransactionTimeoutMs = 10_000

/** By when the database must have answered what is asked of it now. */
export function answerDeadline(): number {
  return Date.now() + answerTimeoutMs
}

/**
 * Waits for work on the database no longer than that. The work itself goes on.
 * @throws what `isUnavailable` knows.
 */
export function inTime<T>(work: Promise<T>, timeoutMs = answerTimeoutMs): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout expired')), timeoutMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
