import { type SQL, sql } from 'drizzle-orm'
import type { Driver } from './driver'
import { DatabaseRefusal } from './failures'
import { tenantTables } from './isolation-rules'
import { rowsOf } from './rows-of'
import { serviceRoles } from './tenant-scope'

const rightRows = Object.entries(tenantTables).flatMap(([table, { rights }]) =>
  serviceRoles.map((role) => [table, role, rights[role] ?? '']),
)
const policyRows = Object.entries(tenantTables).flatMap(([table, { policies }]) =>
  Object.entries(policies).map(([name, { role, command, using, check }]) => [
    table,
    name,
    role,
    command,
    using,
    check,
  ]),
)

/** Each row is one way in which tenants are not kept apart. */
const violations = (isNewer: boolean) => sql`
  with recursive
  -- What there should be: the roles, what each may do with which table, and the tables' policies.
  expected_roles(name) as (${values(serviceRoles.map((role) => [role]))}),
  allowed(relation, role, rights) as (${values(rightRows)}),
  expected_policies(relation, name, role, command, reads, writes) as (${values(policyRows)}),
  -- Those of the roles that there are.
  ours as (select r.* from pg_roles r join expected_roles on name = rolname),
  -- Tables, views and the like in every schema but Postgres's own.
  relations as (
    select c.*, n.nspname,
      n.nspname = 'public' and relname in (select relation from allowed) as is_tenants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
  ),
  -- The tenants' tables. One of the same name in another schema counts where a search path may lead to it.
  tenant_tables as (
    select * from relations where relkind = 'r' and relname in (select relation from allowed)
      and (is_tenants or nspname = any (current_schemas(false))
        or nspname in (select name from expected_roles))
  ),
  -- What extensions have made.
  extensions_own as (
    select r.oid from relations r
      join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e'
    where not is_tenants
  ),
  -- Which view reads what, directly or by way of other views.
  readings(reader, read) as (
    select w.ev_class, d.refobjid from pg_rewrite w
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
        and d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class
    union
    select readings.reader, d.refobjid from readings
      join pg_rewrite w on w.ev_class = readings.read
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
        and d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class
  ),
  -- What an extension lets everybody read: nothing of ours, unless it reads one of our tables.
  of_extensions as (
    select own.oid from extensions_own own
      join pg_init_privs i on i.classoid = 'pg_class'::regclass and i.objoid = own.oid and i.objsubid = 0
    where exists (
        select from aclexplode(i.initprivs) a where a.grantee = 0 and a.privilege_type = 'SELECT'
      )
      and not exists (
        select from readings join relations r on r.oid = read
        where reader = own.oid and read not in (select oid from extensions_own)
      )
  ),
  -- Every right that a role of ours has, on a whole relation or on some of its columns.
  held_all as (
    select ours.rolname, r.oid, r.relname, r.relkind, r.reloptions, r.is_tenants, held_right,
      r.relrowsecurity and r.relforcerowsecurity as is_guarded
    from ours, relations r,
      unnest(string_to_array('select insert update delete truncate references trigger', ' ')) held_right
    where r.relkind in ('r', 'p', 'v', 'm', 'f') and has_table_privilege(ours.oid, r.oid, held_right)
    union all
    select ours.rolname, r.oid, r.relname, r.relkind, r.reloptions, r.is_tenants,
      held_right || '-columns',
      r.relrowsecurity and r.relforcerowsecurity
    from ours, relations r, unnest(string_to_array('select insert update references', ' ')) held_right
    where r.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_any_column_privilege(ours.oid, r.oid, held_right)
      and not has_table_privilege(ours.oid, r.oid, held_right)
  ),
  -- The same without what an extension lets everybody read.
  held as (
    select * from held_all
    where not (held_right = 'select' and oid in (select oid from of_extensions))
  ),
  -- The policies of each tenant table, each as one text.
  found_policies as (
    select t.oid, t.relname, array_agg(
      row(polname::text, polpermissive, polcmd::text, polroles,
        pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))::text order by polname::text collate "C"
    ) filter (where polname is not null) as policies
    from tenant_tables t left join pg_policy on polrelid = t.oid group by t.oid, t.relname
  )
  -- The roles themselves.
  select format('there is no role %s', name) as problem from expected_roles
    where name not in (select rolname from ours)
  union all
  select format('%s may log in, bypass row-level security or make roles', rolname) from ours
    where rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
  union all
  select format('%s is a member of another role', rolname) from ours
    where exists (select from pg_auth_members m where m.member = ours.oid)
  union all
  select format('the connecting role may not switch to %s', rolname) from ours
    where not pg_has_role(current_user, ours.oid,
      case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
  union all
  select format('%s owns %I', rolname, relname) from relations r join ours on r.relowner = ours.oid
  union all
  select format('%s owns the function %I', rolname, proname) from pg_proc p join ours on p.proowner = ours.oid
  -- What they may do with tables and views.
  union all
  select distinct format('%s has rights on %I, which is no tenant table', rolname, relname) from held
    where relkind not in ('v', 'm') and not is_tenants
      and not (${isNewer} and is_guarded)
  union all
  select format('%s has the right %s on %I', rolname, held_right, relname)
    from held join allowed on is_tenants and relation = relname and role = rolname
    where held_right <> all (string_to_array(rights, ' '))
  union all
  select distinct format('%s has rights on the view %I, which does not check its reader', rolname, relname)
    from held
    where relkind = 'm' or (relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))
  -- Row-level security.
  union all
  select format('row-level security is not enabled and forced on %I', relname) from tenant_tables
    where not (relrowsecurity and relforcerowsecurity)
  union all
  select format('%I has other policies than it should', relname) from found_policies
    where policies is distinct from (
      select array_agg(
        row(name, true, command, array[ours.oid], reads, writes)::text order by name collate "C")
      from expected_policies join ours on rolname = role where relation = relname)
  -- Ways around it.
  union all
  select format('%s may call %I, which runs with its owner''s rights', rolname, proname)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace, ours
    where n.nspname = 'public' and p.prosecdef and has_function_privilege(ours.oid, p.oid, 'execute')
  union all
  select format('%s may create in the schema public (revoke create on schema public from public)', rolname)
    from ours where has_schema_privilege(ours.oid, 'public', 'create')
  union all
  select format('%s may create schemas', rolname) from ours
    where has_database_privilege(ours.oid, current_database(), 'create')
  -- The tables themselves.
  union all
  select format('there is no table %I', relation) from (select distinct relation from allowed) needed
    where relation not in (select relname from tenant_tables where is_tenants)`

/**
 * Holds the database's catalogue against the rules that keep tenants apart. In a schema that is newer
 * than this version there may be tables of tenants' that only its own version knows and judges: of
 * those no more is asked than row-level security.
 * @throws DatabaseRefusal naming every rule that does not hold.
 */
export async function requireIsolation(
  { orm }: Driver,
  { isNewer } = { isNewer: false },
): Promise<void> {
  const rows = await rowsOf<{ problem: string }>(orm, violations(isNewer))
  if (rows.length > 0) {
    throw new DatabaseRefusal(
      `This database does not keep tenants apart: ${rows.map(({ problem }) => problem).join('; ')}.`,
    )
  }
}

/** `values` with each column as text. */
function values(rows: (string | null)[][]): SQL {
  const tuples = rows.map(
    (row) =>
      sql`(${sql.join(
        row.map((value) => sql`${value}::text`),
        sql`, `,
      )})`,
  )
  return sql`values ${sql.join(tuples, sql`, `)}`
}
