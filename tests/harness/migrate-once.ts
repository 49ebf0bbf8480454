import { closeDatabase, openDatabase } from '@/db/database'

/** A process that migrates the database as `MIGRATE=on` has it, and ends. */
await openDatabase()
await closeDatabase()
