import { closeDatabase } from '@/db/database'
import { purge } from '@/lib/purge/purge'

/** A process that purges once and says how many rows went. */
process.stdout.write(JSON.stringify(await purge()))
await closeDatabase()
