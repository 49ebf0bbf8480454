import type { Pool, PoolClient } from 'pg'
import { isSettingRefused } from './failures'

/**
 * How a pool connects: without its limits of time where these are refused. A pooler such as PgBouncer
 * does that, since its connections to the server take turns among its clients.
 */
export function connectWithinLimits(pool: Pool): () => Promise<PoolClient> {
  const connectOnce: () => Promise<PoolClient> = pool.connect.bind(pool)
  return async () => {
    try {
      return await connectOnce()
    } catch (error) {
      if (!isSettingRefused(error)) throw error
      // The pool makes each connection of these options as they are then.
      delete pool.options.statement_timeout
      delete pool.options.idle_in_transaction_session_timeout
      return await connectOnce()
    }
  }
}

/** Whether a pool's connections have limits of time; where they have not, each transaction brings its own. */
export function hasLimits({ options }: Pool): boolean {
  return options.statement_timeout !== undefined
}
