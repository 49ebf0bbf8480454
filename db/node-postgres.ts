import { attachDatabasePool } from '@vercel/functions/db-connections'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Driver } from './driver'
import { careFor } from './pool-care'
import { connectWithinLimits } from './refused-limits'
import {
  answerTimeoutMs,
  connectTimeoutMs,
  idleInTransactionTimeoutMs,
  statementTimeoutMs,
} from './time-limits'
import { trainTransport } from './train-transport'

/** A Postgres server, by node-postgres. */
export function openNodePostgres(connectionString: string): Driver {
  const pool = new pg.Pool({
    connectionString,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: answerTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
  })
  careFor(pool, connectWithinLimits(pool))
  // On Vercel, keeps a function awake until its idle connections are closed; elsewhere it does nothing.
  attachDatabasePool(pool)

  return {
    name: 'node-postgres',
    orm: drizzle(pool),
    async withoutTimeLimit(work) {
      const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectTimeoutMs })
      client.on('error', () => {})
      await client.connect()
      try {
        return await work(drizzle(client))
      } finally {
        await client.end()
      }
    },
    transport: trainTransport(pool),
    close: () => pool.end(),
  }
}
