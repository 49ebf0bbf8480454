import { idempotencyKeyHours, securityLogDays, trashDays } from './schema/retention'
import type { ServiceRole } from './tenant-scope'

type Policy = { role: ServiceRole; command: '*' | 'r'; using: string; check: string | null }
type Rights = Partial<Record<ServiceRole, string>>

/** Expressions as Postgres prints them back. */
const isOwn =
  "(user_id = ( SELECT NULLIF(current_setting('app.user_id'::text, true), ''::text) AS \"nullif\"))"
const isRole = (role: ServiceRole) => `(CURRENT_USER = '${role}'::name)`
const isOlder = (column: string, age: string) =>
  `(${isRole('docket_janitor')} AND (${column} < (now() - '${age}'::interval)))`

const tenant: Policy = { role: 'docket_app', command: '*', using: isOwn, check: isOwn }
const tenantReads: Policy = { ...tenant, command: 'r', check: null }
const audit: Policy = {
  role: 'docket_audit',
  command: '*',
  using: isRole('docket_audit'),
  check: isRole('docket_audit'),
}
const expired = (using: string): Policy => ({
  role: 'docket_janitor',
  command: '*',
  using,
  check: 'false',
})

const write = 'select insert update delete'
const purge = 'select delete'

/** The tables that roles of ours may touch: who may do what, and the policies by name. */
export const tenantTables: Record<string, { rights: Rights; policies: Record<string, Policy> }> = {
  tasks: {
    rights: { docket_app: write, docket_janitor: purge },
    policies: { expired: expired(isOlder('deleted_at', `${trashDays} days`)), tenant },
  },
  idempotency_keys: {
    rights: { docket_app: write, docket_janitor: purge },
    policies: { expired: expired(isOlder('created_at', `${idempotencyKeyHours}:00:00`)), tenant },
  },
  security_events: {
    rights: {
      docket_app: 'select',
      docket_audit: 'select insert update-columns',
      docket_janitor: purge,
    },
    policies: {
      audit,
      expired: expired(isOlder('"time"', `${securityLogDays} days`)),
      tenant: tenantReads,
    },
  },
}
