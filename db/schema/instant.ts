import { timestamp } from 'drizzle-orm/pg-core'

/** A time in milliseconds, as on the wire: a finer one would make a cursor skip rows. */
export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, precision: 3, mode: 'string' })
