import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Transport } from './transport'

/** One kind of database, opened. */
export type Driver = {
  name: 'neon' | 'node-postgres' | 'pglite'
  /** As the connecting role: for Better Auth's tables, migrations and checks, never a tenant's. */
  orm: PgDatabase<PgQueryResultHKT>
  transport: Transport
  close(): Promise<void>
}
