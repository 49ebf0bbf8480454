import { sql } from 'drizzle-orm'
import type { Driver } from './driver'
import { DatabaseRefusal } from './failures'

/** The policy's expression as Postgres prints it back. */
const tenantExpression =
  "(user_id = ( SELECT NULLIF(current_setting('app.user_id'::text, true), ''::text) AS \"nullif\"))"

// Each row is one way in which tenants are not kept apart. A tenant table is one that the tenant role
// holds any right on; that it is `tasks` and no other follows from the rights.
const violations = sql`
  with app as (select * from pg_roles where rolname = 'docket_app'),
  relations as (
    select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
  ),
  reachable as (
    select r.* from relations r, app
    where r.relkind in ('r', 'p', 'v', 'm', 'f')
      and (has_table_privilege(app.oid, r.oid, 'delete, truncate, trigger')
        or has_any_column_privilege(app.oid, r.oid, 'select, insert, update, references'))
  )
  select 'there is no role docket_app' as problem where not exists (select from app)
  union all
  select 'docket_app may log in, bypass row-level security or make roles' from app
    where rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
  union all
  select 'docket_app is a member of another role' from app
    where exists (select from pg_auth_members m where m.member = app.oid)
  union all
  select 'the connecting role may not switch to docket_app' from app
    where not pg_has_role(current_user, app.oid,
      case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
  union all
  select format('docket_app owns %I', r.relname) from relations r, app where r.relowner = app.oid
  union all
  select format('docket_app owns the function %I', p.proname) from pg_proc p, app where p.proowner = app.oid
  union all
  select format('docket_app has rights on %I, which is no tenant table', relname) from reachable
    where relname <> 'tasks' and relkind not in ('v', 'm')
  union all
  select format('docket_app has rights on the view %I, which does not check its reader', relname) from reachable
    where relkind = 'm' or (relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))
  union all
  select format('docket_app may truncate %I, refer to it or hang a trigger on it', r.relname) from reachable r, app
    where has_table_privilege(app.oid, r.oid, 'truncate, trigger')
      or has_any_column_privilege(app.oid, r.oid, 'references')
  union all
  select format('row-level security is not enabled and forced on %I', relname) from relations
    where relname = 'tasks' and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)
  union all
  select 'tasks has another policy than the tenant one' from relations r
    where r.relname = 'tasks' and r.relkind = 'r' and (
      select array_agg(row(polname::text, polpermissive, polcmd::text, polroles, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))::text)
      from pg_policy where polrelid = r.oid
    ) is distinct from (
      select array[row('tenant', true, '*', array[app.oid], ${tenantExpression}::text, ${tenantExpression}::text)::text] from app
    )
  union all
  select format('docket_app may call %I, which runs with its owner''s rights', p.proname)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace, app
    where n.nspname = 'public' and p.prosecdef and has_function_privilege(app.oid, p.oid, 'execute')
  union all
  select 'docket_app may create in the schema public (revoke create on schema public from public)' from app
    where has_schema_privilege(app.oid, 'public', 'create')
  union all
  select 'docket_app may create schemas' from app
    where has_database_privilege(app.oid, current_database(), 'create')
  union all
  select 'there is no table tasks' where not exists (select from relations where relname = 'tasks' and relkind = 'r')`

/**
 * Holds the database's catalogue against the rules that keep tenants apart.
 * @throws DatabaseRefusal naming every rule that does not hold.
 */
export async function requireIsolation({ orm }: Driver): Promise<void> {
  const { rows } = (await orm.execute(violations)) as unknown as { rows: { problem: string }[] }
  if (rows.length > 0) {
    throw new DatabaseRefusal(
      `This database does not keep tenants apart: ${rows.map(({ problem }) => problem).join('; ')}.`,
    )
  }
}
