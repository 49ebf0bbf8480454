import { type SQL, sql } from 'drizzle-orm'
import type { Driver, Orm } from '@/db/driver'
import { user } from '@/db/schema/auth'
import { tasks } from '@/db/schema/tasks'
import { occasions, sentences, tags, things, verbs } from '@/lib/seed/words'
import { firstTaskMs, msBetweenTasks, type Population, trashEvery } from './population'

/**
 * Fills an empty database in one statement, for which only whoever may bypass row-level security has the
 * right. Rows go in task by task and not user by user, so that one user's lie scattered among others'.
 */
export async function seed(driver: Driver, population: Population): Promise<void> {
  await driver.withoutTimeLimit(async (orm) => {
    await orm.execute(sql`
      insert into ${user} (id, name, email)
      select 'bench-' || u, 'Somebody ' || u, 'bench-' || u || '@example.com'
      from generate_series(0, ${population.users - 1}::int) u`)
    // Half the time would go into keeping ten indexes in order, and a good part into looking for users.
    await orm.execute(sql`set session_replication_role = replica`)
    const remake = await takeIndexesAway(orm)
    await orm.execute(insertTasks(population))
    await remake()
    await orm.execute(sql`reset session_replication_role`)
    await orm.execute(sql`vacuum analyze`)
  })
}

function insertTasks({ users, tasksOfEach }: Population): SQL {
  const ms = sql`(${firstTaskMs}::bigint + n * ${msBetweenTasks}::bigint + u)`
  const hex = (value: SQL) => sql`lpad(to_hex(${value}), 12, '0')`
  return sql`
    insert into ${tasks} (user_id, id, title, description, priority, due_date, tags,
      created_at, updated_at, completed_at, deleted_at)
    select 'bench-' || u, (${hex(ms)} || '70008000' || ${hex(sql`u::bigint`)})::uuid,
      ${pick(verbs, 7)} || ' ' || ${pick(things, 11)} || ' ' || ${pick(occasions, 13)},
      case when h % 20 < 9 then null else ${pick(sentences, 17)} || ' ' || ${pick(sentences, 19)} end,
      (${pick(['none', 'none', 'none', 'low', 'medium', 'medium', 'high'], 23)})::task_priority,
      case when h % 5 < 2 then (made + interval '20 days')::date end,
      case when h % 2 = 0 then '{}' else array[${pick(tags, 29)}] end,
      made, made,
      case when h / 3 % 20 < 11 then made + interval '1 day' end,
      case when n % ${trashEvery}::int = ${trashEvery}::int - 1 then made + interval '2 days' end
    from generate_series(0, ${tasksOfEach - 1}::int) n, generate_series(0, ${users - 1}::int) u,
      lateral (select abs(hashint8(n * 1000003::bigint + u)::bigint) as h,
        to_timestamp(${ms} / 1000.0) as made) drawn`
}

/** One of a list, drawn anew for each divisor. */
function pick(list: readonly string[], divisor: number): SQL {
  const literals = list.map((text) => `'${text.replaceAll("'", "''")}'`)
  return sql.raw(`(array[${literals.join(', ')}])[1 + h / ${divisor} % ${list.length}]`)
}

/** @returns what makes them again, each in one go. */
async function takeIndexesAway(orm: Orm) {
  const indexes = await orm
    .select({ name: sql<string>`indexname`, definition: sql<string>`indexdef` })
    .from(sql`pg_indexes`)
    .where(sql`schemaname = 'public' and tablename = 'tasks' and indexname not like '%_pk'`)
  for (const { name } of indexes) await orm.execute(sql`drop index ${sql.identifier(name)}`)
  return async () => {
    for (const { definition } of indexes) await orm.execute(sql.raw(definition))
  }
}
