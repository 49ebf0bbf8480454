import { getTableName, sql } from 'drizzle-orm'
import type { Driver } from '@/db/driver'
import { appliedMigrations } from '@/db/migration-ledger'
import * as auth from '@/db/schema/auth'
import { requestCounts } from '@/db/schema/request-counts'
import { serviceRoles } from '@/db/tenant-scope'
import { select } from './select'
import type { SqlAttack } from './sql-attempt'
import type { Target } from './target'
import { tenantTables } from './tenant-rows'

export type ConnectingRole = { name: string; bypasses: boolean; owns: boolean }

/** What the role that connects could do if statements of somebody else's were to run as it. */
export async function readConnectingRole({ orm }: Driver): Promise<ConnectingRole> {
  const { rows } = await select<ConnectingRole>(
    orm,
    sql`select rolname as name, rolsuper or rolbypassrls as bypasses,
      pg_has_role((select relowner from pg_class where oid = 'public.tasks'::regclass), 'usage') as owns
      from pg_roles where rolname = session_user`,
  )
  const [role] = rows
  if (!role) throw new Error('the connecting role is not among the roles')
  return role
}

// Not among them: naming another user in `app.user_id`, or one of the other roles of ours. Whoever can
// make the app send statements of theirs within a scope can do either, whoever connects; against that
// the app binds every value as a parameter.

/** The way out of the tenant role, for statements that reached it from outside. */
export function roleAttacks({ user }: Target, { owns }: ConnectingRole): SqlAttack[] {
  const reads = tenantTables.map((table) => {
    const from = sql`public.${sql.identifier(table)}`
    return {
      name: `${table}: select`,
      statement: sql`select user_id from ${from} where user_id is distinct from ${user} limit 5`,
    }
  })
  const actions = [...reads, { name: 'tasks: delete', statement: sql`delete from public.tasks` }]
  const back = waysBack.flatMap((way) =>
    actions.map(({ name, statement }) => ({
      name: `${name} after "${way}"`,
      statements: [sql.raw(way), statement],
    })),
  )
  // An owner may do all of these, within a scope or not.
  return owns ? back : [...back, ...ownersDeeds]
}

const waysBack = [
  'reset role',
  'set role none',
  'set local role none',
  "select set_config('role', 'none', true)",
  "select set_config('role', session_user, true)",
  'set session authorization default',
]

const ownersDeeds = [
  'alter table public.tasks disable row level security',
  'alter table public.tasks no force row level security',
  'drop policy tenant on public.tasks',
  'alter role docket_app bypassrls',
].map((deed) => ({
  name: `"${deed}" after "reset role"`,
  statements: [sql.raw('reset role'), sql.raw(deed)],
  reachesNone: true,
}))

const loginRole = 'docket_login'

/** What an administrator runs for a role that is bound by row-level security, whatever it is made to do. */
export function loginRoleSql(): string[] {
  const tables = [...Object.values(auth), requestCounts].map((table) => `"${getTableName(table)}"`)
  return [
    `create role ${loginRole} login noinherit nosuperuser nobypassrls nocreatedb nocreaterole password '…'`,
    `grant ${serviceRoles.join(', ')} to ${loginRole}`,
    `grant usage on schema public to ${loginRole}`,
    `grant select, insert, update, delete on ${tables.join(', ')} to ${loginRole}`,
    `grant select on ${getTableName(appliedMigrations)} to ${loginRole}`,
    `grant execute on function docket_require_live(text, text) to ${loginRole}`,
  ]
}

/** What is not proved because of who connects, and what would change that. */
export function noteOn({ bypasses, owns }: ConnectingRole): string[] {
  const reason = bypasses
    ? 'the connecting role can bypass row-level security'
    : 'the connecting role owns the tables, and could switch row-level security off'
  if (!bypasses && !owns) return []
  return [
    reason,
    'So statements that somebody smuggled in would not be held by it. For a login role that cannot, an',
    'administrator runs, in this database, with a password:',
    ...loginRoleSql().map((statement) => `  ${statement};`),
    'and the app connects as that one, with MIGRATE=off; migrations stay with the present one.',
  ]
}
