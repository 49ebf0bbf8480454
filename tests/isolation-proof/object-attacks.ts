import { type SQL, sql } from 'drizzle-orm'
import type { Driver } from '@/db/driver'
import { DatabaseRefusal } from '@/db/failures'
import { requireIsolation } from '@/db/require-isolation'
import { prepareAttack, type SqlAttack } from './sql-attempt'
import type { Attempt } from './tally'
import { newWord, type Target } from './target'
import { undone } from './undone'

const name = `docket_proof_${newWord()}`
const object = sql.identifier(name)
const others = sql`select user_id from public.${object}`

const viewOf = (options: SQL) =>
  sql`create view public.${object} ${options} as select * from public.tasks`
const grant = sql`grant select on public.${object} to docket_app`
const isOwners = sql.raw('')

/** What somebody with the rights to it might add to the database, and what B then sees through it. */
export const objectAttacks: SqlAttack[] = [
  {
    name: 'a function in SQL that reads all tasks',
    prepare: [functionOf('sql', "'select * from public.tasks'")],
    statements: [sql`select user_id from public.${object}()`],
  },
  {
    name: 'a function in PL/pgSQL that reads all tasks',
    prepare: [
      functionOf('plpgsql', "'begin return query execute ''select * from public.tasks''; end'"),
    ],
    statements: [sql`select user_id from public.${object}()`],
  },
  {
    name: 'a view that checks its reader',
    prepare: [viewOf(sql`with (security_invoker = true)`), grant],
    statements: [others],
  },
  { name: "a view with its owner's rights", prepare: [viewOf(isOwners)], statements: [others] },
]

/**
 * What would let B past the policies if somebody made it: so the app must refuse to serve a database
 * that has it.
 */
export function assertionAttempts(driver: Driver): Attempt[] {
  const made: [name: string, statements: SQL[]][] = [
    [
      "a function with its owner's rights",
      [functionOf('sql', "'select * from public.tasks'", 'security definer')],
    ],
    ["a view with its owner's rights, granted to docket_app", [viewOf(isOwners), grant]],
    [
      'a table that refers to tasks without a policy, granted to docket_app',
      [
        sql`create table public.${object} (
          user_id text, id uuid, foreign key (user_id, id) references public.tasks (user_id, id))`,
        sql`grant insert on public.${object} to docket_app`,
      ],
    ],
  ]
  return made.map(([what, statements]) => ({
    name: `${what}: is it served?`,
    run: () =>
      undone(driver.orm, async (tx) => {
        const notTried = await prepareAttack(tx, statements)
        if (notTried) return notTried
        const isRefused = await refusesObject({ ...driver, orm: tx })
        return isRefused
          ? { answer: 'the app refuses to start', leaks: [] }
          : { answer: 'the app starts', leaks: ['it would be served'] }
      }),
  }))
}

async function refusesObject(driver: Driver): Promise<boolean> {
  try {
    await requireIsolation(driver)
    return false
  } catch (error) {
    if (error instanceof DatabaseRefusal) return error.message.includes(name)
    throw error
  }
}

function functionOf(language: 'sql' | 'plpgsql', body: string, options = '') {
  return sql`create function public.${object}() returns setof public.tasks
    language ${sql.raw(language)} ${sql.raw(options)} as ${sql.raw(body)}`
}

/** The foreign keys that A's rows have or could be given, and what they might tell. */
export function foreignKeyAttacks(a: Target): SqlAttack[] {
  const key = sql`foreign key (user_id, id) references public.tasks (user_id, id)`
  return [
    {
      name: 'a table that refers to tasks',
      statements: [sql`create table public.${object} (user_id text, id uuid, ${key})`],
    },
    {
      name: 'a temporary table that refers to tasks',
      statements: [sql`create temporary table ${object} (user_id text, id uuid, ${key})`],
      // A temporary table may refer to no other kind at all.
      refusals: ['42501', '42P16'],
    },
    ...['tasks', 'idempotency_keys'].map((table) => ({
      name: `${table}: a foreign key to A`,
      statements: [
        sql`alter table public.${sql.identifier(table)} add foreign key (user_id) references public."user" (id)`,
      ],
    })),
    {
      name: 'a row for a user who never was, to tell one who is',
      // The policy must refuse it before the foreign key is asked whether there is such a user.
      statements: [
        sql`insert into public.tasks (user_id, id, title) values (${newWord()}, ${a.live}, 'Mine')`,
      ],
    },
  ]
}
