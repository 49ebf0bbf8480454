import type { Driver } from '@/db/driver'
import { perProcess } from '@/db/per-process'
import { serviceScope, tenantScope } from '@/db/tenant-scope'
import type { Statement, Transport } from '@/db/transport'
import { settleAfterResponses } from '@/lib/after-response'
import { saveSecurityLog } from '@/lib/security-log/record-event'

/** What db/database.ts keeps for the process, as far as it is needed to stand in for it. */
type State = { opening?: { promise: Promise<Driver>; database: Driver } }

const tenantText = tenantScope({ userId: '', sessionId: null }).text
const auditText = serviceScope('docket_audit').text

/**
 * Has the app use this database for as long as `work` takes, with each statement of a tenant's changed
 * by `change`. What the app would add to the security log is left out: the log is the operator's, and
 * no role may take from it what is not 90 days old.
 */
export async function withDatabase<T>(
  driver: Driver,
  change: (statement: Statement) => Statement,
  work: () => Promise<T>,
): Promise<T> {
  const transport: Transport = async (statements, ...more) => {
    const [scope, ...rest] = statements
    if (scope?.text === auditText) return statements.map(() => [])
    if (scope?.text !== tenantText) return await driver.transport(statements, ...more)
    return await driver.transport([scope, ...rest.map(change)], ...more)
  }
  const database = { ...driver, transport }
  const state = perProcess<State>('database', () => ({}))
  const before = state.opening
  state.opening = { promise: Promise.resolve(database), database }
  try {
    return await work()
  } finally {
    await saveSecurityLog()
    await settleAfterResponses()
    state.opening = before
  }
}
