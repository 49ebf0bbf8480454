import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Scope, SqlAttack } from './sql-attempt'
import type { Target } from './target'
import { type TenantTable, tenantTables } from './tenant-rows'

type Table = {
  /** A change that reads no column: reading one, it would be held by what may be read as well. */
  change: SQL
  insert: (userId: string, id: string) => SQL
  identity: SQL
  /** What A has of it. */
  id: (a: Target) => string
}

const tables: Record<TenantTable, Table> = {
  tasks: {
    change: sql`title = 'Taken'`,
    insert: (userId, id) => sql`(user_id, id, title) values (${userId}, ${id}, 'Taken')`,
    identity: sql`(user_id, id)`,
    id: ({ live }) => live,
  },
  idempotency_keys: {
    change: sql`fingerprint = 'taken'`,
    insert: (userId, id) => sql`(user_id, key, fingerprint) values (${userId}, ${id}, 'taken')`,
    identity: sql`(user_id, key)`,
    id: ({ key }) => key,
  },
  security_events: {
    change: sql`count = 99`,
    insert: (userId, id) => sql`
      (id, time, event, user_id, user_id_proved, count)
      values (${id}, now(), 'authz_fail', ${userId}, true, 99)`,
    identity: sql`(id)`,
    id: ({ event }) => event,
  },
}

/** Everything that a statement can do with rows, for each tenants' table. */
export function tableAttacks(a: Target, { userId }: Scope): SqlAttack[] {
  return tenantTables.flatMap((name) => {
    const { change, insert, identity, id } = tables[name]
    const table = sql`public.${sql.identifier(name)}`
    const isAs = sql`user_id = ${a.user}`
    const isOthers = sql`user_id is distinct from ${userId}::text`
    const of = (attack: string, ...statements: SQL[]) => ({
      name: `${name}: ${attack}`,
      statements,
    })
    const unfiltered = [
      of('update without a filter', sql`update ${table} set ${change}`),
      of('delete without a filter', sql`delete from ${table}`),
    ]
    const ofOthers = [
      of("select A's", sql`select user_id from ${table} where ${isAs}`),
      of("select everybody else's", sql`select user_id from ${table} where ${isOthers} limit 5`),
      of("lock A's", sql`select user_id from ${table} where ${isAs} for update`),
      of("copy everybody else's", copyOf(name, userId)),
      of("update A's", sql`update ${table} set ${change} where ${isAs}`),
      of("delete A's", sql`delete from ${table} where ${isAs}`),
      of('insert for A', sql`insert into ${table} ${insert(a.user, randomUUID())}`),
      of(
        "insert over A's",
        sql`
        insert into ${table} ${insert(a.user, id(a))}
        on conflict ${identity} do update set ${change}`,
      ),
      of(
        'select with row_security = off',
        sql`set local row_security = off`,
        sql`
        select user_id from ${table} where ${isAs}`,
      ),
      of('truncate', sql`truncate ${table}`),
    ].map((attack) => ({ ...attack, reachesNone: true }))
    return [...ofOthers, ...unfiltered, of('give all to A', sql`update ${table} set ${isAs}`)]
  })
}

/** A COPY takes no parameters. Ids are of letters, digits and two signs. */
function copyOf(table: TenantTable, userId: string | null) {
  const own = userId === null ? 'null' : `'${userId}'`
  return sql.raw(`copy (
    select * from public.${table} where user_id is distinct from ${own} limit 5) to stdout`)
}
