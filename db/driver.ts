import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Transport } from './transport'

/** Drizzle, whatever the driver behind it. */
export type Orm = PgDatabase<PgQueryResultHKT>

/** One kind of database, opened. */
export type Driver = {
  name: 'neon' | 'node-postgres' | 'pglite'
  /** As the connecting role: for Better Auth's tables and checks, never a tenant's. */
  orm: Orm
  /** As the connecting role, on a connection of its own that may take its time: for migrations. */
  withoutTimeLimit<T>(work: (orm: Orm) => Promise<T>): Promise<T>
  transport: Transport
  close(): Promise<void>
}
