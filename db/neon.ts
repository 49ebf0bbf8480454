import {
  types as defaultTypes,
  neon,
  neonConfig,
  Pool,
  type PoolClient,
} from '@neondatabase/serverless'
import { drizzle } from 'drizzle-orm/neon-serverless'
import { WebSocket } from 'ws'
import type { Driver } from './driver'
import { answerTimeoutMs, connectTimeoutMs } from './time-limits'
import { typesKeptAsText } from './transport'

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
    query_timeout: answerTimeoutMs,
  })
  // As with node-postgres, a connection that the server closes must not end this process.
  pool.on('error', () => {})
  pool.on('connect', (client: PoolClient) => client.on('error', () => {}))
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
    async transport(statements) {
      const queries = statements.map(({ text, values, shape }) =>
        sql.query(text, values, { arrayMode: shape === 'array', types }),
      )
      const fetchOptions = { signal: AbortSignal.timeout(answerTimeoutMs) }
      return (await sql.transaction(queries, { fetchOptions })) as unknown[][]
    },
    close: () => pool.end(),
  }
}
