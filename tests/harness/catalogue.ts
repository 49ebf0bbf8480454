import { sql } from 'drizzle-orm'
import type { Orm } from '@/db/driver'

const isOurs = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
const rights = (acl: string) => `
  (select string_agg(concat_ws(' ', g.grantee::regrole, g.privilege_type, g.is_grantable), ', '
    order by g.grantee::regrole::text, g.privilege_type) from aclexplode(${acl}) g)`

// A right that was granted and taken back leaves the default spelled out, which means the same.
const relationKind = `case when c.relkind = 'S' then 's' else 'r' end`
const relationRights = rights(`coalesce(c.relacl, acldefault(${relationKind}::"char", c.relowner))`)

// One line for each thing that a migration can make, with all that is to be said of it.
const everything = sql.raw(`
  select concat_ws(' ', 'schema', n.nspname,
    ${rights(`coalesce(n.nspacl, acldefault('n', n.nspowner))`)}) as line
    from pg_namespace n where ${isOurs}
  union all
  select concat_ws(' ', 'relation', n.nspname, c.relname, c.relkind, c.relowner::regrole,
    c.relrowsecurity, c.relforcerowsecurity, c.reloptions::text, ${relationRights},
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end, obj_description(c.oid, 'pg_class'))
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${isOurs} and c.relkind in ('r', 'p', 'v', 'm', 'S')
  union all
  select concat_ws(' ', 'column', n.nspname, c.relname,
    row_number() over (partition by c.oid order by a.attnum), a.attname,
    format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, k.collname,
    pg_get_expr(d.adbin, d.adrelid), ${rights('a.attacl')}, col_description(c.oid, a.attnum))
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    left join pg_collation k on k.oid = a.attcollation
    where ${isOurs} and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
  union all
  select concat_ws(' ', 'constraint', conrelid::regclass, conname, convalidated, pg_get_constraintdef(c.oid))
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace where ${isOurs}
  union all
  select concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid)
    from pg_index i join pg_class c on c.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace where ${isOurs}
  union all
  select concat_ws(' ', 'policy', polrelid::regclass, polname, polcmd, polpermissive,
    polroles::regrole[]::text, pg_get_expr(polqual, polrelid), 'check',
    pg_get_expr(polwithcheck, polrelid)) from pg_policy
  union all
  select concat_ws(' ', 'trigger', tgrelid::regclass, tgenabled, pg_get_triggerdef(oid))
    from pg_trigger where not tgisinternal
  union all
  select concat_ws(' ', 'function', pg_get_functiondef(p.oid), p.proowner::regrole,
    ${rights(`coalesce(p.proacl, acldefault('f', p.proowner))`)})
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${isOurs} and p.prokind in ('f', 'p')
  union all
  select concat_ws(' ', 'type', n.nspname, t.typname, t.typtype,
    (select string_agg(enumlabel, ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid),
    ${rights(`coalesce(t.typacl, acldefault('T', t.typowner))`)})
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where ${isOurs} and t.typtype in ('e', 'd', 'r')
  union all
  select concat_ws(' ', 'extension', extname) from pg_extension
  order by 1`)

/** The schema of a database as lines of text: equal lines, equal schema. */
export async function readCatalogue(orm: Orm): Promise<string[]> {
  return await column(orm, everything)
}

/** The tables by name, without the migrator's own. */
export async function readTables(orm: Orm): Promise<string[]> {
  return await column(
    orm,
    sql`select relname as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and relkind = 'r' and relname not like 'docket_migration%' order by 1`,
  )
}

/** The names of a table's columns, in the order of the alphabet. */
export async function readColumns(orm: Orm, table: string): Promise<string[]> {
  return await column(
    orm,
    sql`select attname as line from pg_attribute
      where attrelid = ${`"${table}"`}::regclass and attnum > 0 and not attisdropped order by 1`,
  )
}

export type Row = Record<string, unknown>

/** All that a table holds. */
export async function readRows(orm: Orm, table: string): Promise<Row[]> {
  const query = sql`select row_to_json(r)::text as line from ${sql.identifier(table)} r`
  return (await column(orm, query)).map((line) => JSON.parse(line) as Row)
}

async function column(orm: Orm, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = (await orm.execute(query)) as unknown as { rows: { line: string }[] }
  return rows.map(({ line }) => line)
}
