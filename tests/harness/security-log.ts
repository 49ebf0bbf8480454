import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { asAudit } from '@/db/database'
import { perProcess } from '@/db/per-process'
import { securityEvents } from '@/db/schema/security-events'
import { saveSecurityLog } from '@/lib/security-log/record-event'

let lastHost = 0

/** An address that no other test has, as if our own server in front had written it. */
export function newAddress(): string {
  perProcess('front-door', () => ({ isInFront: true })).isInFront = true
  lastHost += 1
  return `203.0.${process.pid % 256}.${lastHost}`
}

/** Saves what is not saved yet of the security log, and nothing more of it until it is released. */
export async function holdSecurityLog(): Promise<() => void> {
  await saveSecurityLog()
  const log = perProcess<{ saving: Promise<boolean> | null }>('security-log', () => ({
    saving: null,
  }))
  log.saving = Promise.resolve(true)
  return () => {
    log.saving = null
  }
}

/** The rows of the security log from one address, oldest first, once all of them are saved. */
export async function eventsFrom(address: string) {
  await saveSecurityLog()
  const [rows] = await asAudit((db) => [
    db
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.address, address))
      .orderBy(securityEvents.time),
  ])
  return rows
}

type Row = typeof securityEvents.$inferInsert

/** Adds rows to the security log as the role that writes it. Each is of its own time, the first the newest. */
export async function addEvents(rows: Partial<Row>[], newest = Date.now()): Promise<Row[]> {
  const complete = rows.map((row, i) => ({
    id: randomUUID(),
    time: new Date(newest - i * 1000).toISOString(),
    event: 'authn_login_success',
    userIdProved: true,
    count: 1,
    ...row,
  }))
  await asAudit((db) => [db.insert(securityEvents).values(complete)])
  return complete
}
