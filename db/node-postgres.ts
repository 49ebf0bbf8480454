import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Driver } from './driver'
import { MessageTrain } from './message-train'
import {
  answerTimeoutMs,
  connectTimeoutMs,
  idleInTransactionTimeoutMs,
  statementTimeoutMs,
} from './time-limits'

/** A Postgres server, by node-postgres. */
export function openNodePostgres(connectionString: string): Driver {
  const pool = new pg.Pool({
    connectionString,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: answerTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
  })
  // Without a listener on both, a server that closes a connection ends this process. The error itself
  // reaches whoever was waiting for an answer.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))

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
    async transport(statements) {
      const client = await pool.connect()
      const train = new MessageTrain(statements)
      try {
        client.query(train)
        const rows = await train.rows
        client.release()
        return rows
      } catch (error) {
        client.release(!isServersOwn(error))
        throw error
      }
    },
    close: () => pool.end(),
  }
}

/** Only after an error that the server sent, with its SQLSTATE, is the connection known to be in order. */
function isServersOwn(error: unknown) {
  return error instanceof pg.DatabaseError && /^[0-9A-Z]{5}$/.test(error.code ?? '')
}
