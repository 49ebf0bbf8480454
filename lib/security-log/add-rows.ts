import { getTableColumns, sql } from 'drizzle-orm'
import { asAudit } from '@/db/database'
import { securityEvents } from '@/db/schema/security-events'
import type { SecurityEvent } from './event-schema'

/** By name, since a later version may have added others that this one leaves to their defaults. */
const columns = sql.join(
  Object.values(getTableColumns(securityEvents)).map(({ name }) => sql.identifier(name)),
  sql`, `,
)

/** Adds entries to the table, or their counts to those of entries that are there. */
export async function addRows(rows: SecurityEvent[]): Promise<void> {
  // One parameter, and so one text however many there are: each text would be prepared on its own.
  await asAudit((db) => [
    db.execute(sql`
      insert into ${securityEvents} (${columns})
      select ${columns} from json_populate_recordset(null::${securityEvents}, ${JSON.stringify(rows)}::json)
      on conflict (id) do update set
        count = ${securityEvents.count} + excluded.count`),
  ])
}
