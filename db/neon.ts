import { types as defaultTypes, neon, neonConfig, Pool } from '@neondatabase/serverless'
import { attachDatabasePool } from '@vercel/functions/db-connections'
import { drizzle } from 'drizzle-orm/neon-serverless'
import { WebSocket } from 'ws'
import type { Driver } from './driver'
import { isConnectionLost, isNotConnected, isUndone } from './failures'
import { careFor } from './pool-care'
import { tryTwice } from './retry'
import { answerDeadline, connectTimeoutMs, statementTimeoutMs } from './time-limits'
import { isRead, type Statement, statementLimit, typesKeptAsText } from './transport'

const keptAsText = new Set<number>(typesKeptAsText)
const types: typeof defaultTypes = {
  ...defaultTypes,
  getTypeParser: (type: number, format) =>
    keptAsText.has(type) ? (text: string) => text : defaultTypes.getTypeParser(type, format),
}

/**
 * A Neon database, by its own driver. A tenant's statements are one HTTP request, which Neon runs as
 * one transaction; what needs several round trips in a transaction goes over a WebSocket.
 */
export function openNeon(connectionString: string): Driver {
  // Node.js has one of its own only from version 22.
  neonConfig.webSocketConstructor ??= WebSocket
  const pool = new Pool({
    connectionString,
    connectionTimeoutMillis: connectTimeoutMs,
    // In place of a limit of the server's own: see `statementLimit`.
    query_timeout: statementTimeoutMs,
  })
  careFor(pool, pool.connect.bind(pool))
  // On Vercel, keeps a function awake until its idle connections are closed; elsewhere it does nothing.
  attachDatabasePool(pool)
  const sql = neon<boolean, false>(connectionString, { disableWarningInBrowsers: true })
  return {
    name: 'neon',
    orm: drizzle(pool),
    async withoutTimeLimit(work) {
      const patient = new Pool({
        connectionString,
        connectionTimeoutMillis: connectTimeoutMs,
        max: 1,
      })
      patient.on('error', () => {})
      try {
        return await work(drizzle(patient))
      } finally {
        await patient.end()
      }
    },
    async transport(statements, deadline = answerDeadline()) {
      const send = async () => {
        const queries = [statementLimit, ...statements].map(({ text, values, shape }) =>
          sql.query(text, values, { arrayMode: shape === 'array', types }),
        )
        const fetchOptions = { signal: AbortSignal.timeout(Math.max(1, deadline - Date.now())) }
        const [, ...rows] = (await sql.transaction(queries, { fetchOptions })) as unknown[][]
        return rows
      }
      return await tryTwice(send, (error) => hasNoEffect(error, statements), deadline)
    },
    close: () => pool.end(),
  }
}

/** Whether a request that failed changed nothing: it never arrived, was undone, or would not have. */
function hasNoEffect(error: unknown, statements: Statement[]) {
  if (isNotConnected(error) || isUndone(error)) return true
  return isConnectionLost(error) && statements.every(({ text }) => isRead(text))
}
