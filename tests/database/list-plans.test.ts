import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { asTenant, openDatabase } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import type { Caller } from '@/db/tenant-scope'
import { listTasks } from '@/lib/tasks/list-tasks'
import { orders, parseTaskQuery, sorts } from '@/lib/tasks/task-query'
import { explainStatements, type Plans } from '../harness/explain-statements'
import { seedManyUsers } from '../harness/many-users'
import { faultsOf } from '../harness/plan-faults'
import { planIn, scansOfOthers } from '../harness/query-plan'

const shape = { others: 150, tasksOfOthers: 200, ownTasks: 3_000 }
const pageLength = 20
/** Of what an index has in order a page is read, one row more, and those between that are trash. */
const ordered = { rowsMax: 2 * pageLength, sorting: false }
/** For anything else all that the user has may be read, and sorted, and nothing of others. */
const own = { rowsMax: shape.ownTasks, sorting: true }
const sortNames = Object.keys(sorts)
let caller: Caller

beforeAll(async () => {
  const [busiest] = await seedManyUsers(shape)
  caller = busiest
})

function list(query: string) {
  return listTasks(caller, parseTaskQuery(new URLSearchParams(query)))
}

/** The plans of the page that begins behind so many rows of a list; none where it is not that long. */
async function plansOf(query: string, { behind = 0 } = {}): Promise<Plans[]> {
  let from = ''
  for (let passed = 0; passed < behind; passed += 500) {
    const { nextCursor } = await list(`${query}&limit=500${from}`)
    if (nextCursor === null) return []
    from = `&cursor=${nextCursor}`
  }
  return await explainStatements(() => list(`${query}&limit=${pageLength}${from}`))
}

function daysAgo(count: number) {
  return new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 10)
}

describe.each(sortNames)('the list by %s', (sort) => {
  describe.each(orders)('%s', (order) => {
    it.each([0, 500, 2_500])('reads one page in order behind %i rows', async (behind) => {
      const plans = await plansOf(`sort=${sort}&order=${order}`, { behind })
      expect(plans).toHaveLength(1)
      expect(faultsOf(plans, ordered)).toEqual([])
    })
  })
})

describe('a filter by what the list is sorted by', () => {
  it.each([
    'status=deleted',
    'status=deleted&order=asc',
    'status=completed&sort=completed_at',
    'status=completed&sort=completed_at&order=asc',
    'status=pending&sort=completed_at',
    'status=pending&sort=completed_at&order=asc',
    'priority=high&sort=priority',
    'due=none&sort=due_date',
    'due=none&sort=due_date&order=desc',
    'due=any&sort=due_date',
    'due=any&sort=due_date&order=desc',
    `due_after=${daysAgo(100)}&sort=due_date`,
    `due_after=${daysAgo(100)}&sort=due_date&order=desc`,
    `due_before=${daysAgo(100)}&sort=due_date`,
    `due_before=${daysAgo(100)}&sort=due_date&order=desc`,
    `due_after=${daysAgo(200)}&due_before=${daysAgo(50)}&sort=due_date`,
  ])('has one page read in order: %s', async (query) => {
    const plans = await plansOf(query)
    expect(plans).toHaveLength(1)
    expect(faultsOf(plans, ordered)).toEqual([])
  })
})

const filters = [
  'status=all',
  'status=pending',
  'status=completed',
  'status=deleted',
  'completed=true',
  'priority=high',
  'priority=none,medium',
  'tag=home',
  'tag=home&tag=work',
  'due=none',
  'due=any',
  `due_after=${daysAgo(100)}`,
  `due_before=${daysAgo(100)}`,
  `due_after=${daysAgo(100)}&due_before=${daysAgo(93)}`,
  'search=bank',
  'search=nobody%20wrote%20this',
  'status=pending&priority=high&tag=work&due=any&search=the',
]

describe.each(filters)('the list with %s', (filter) => {
  it.each(sortNames)('by %s, counted as well, reads rows of its user alone', async (sort) => {
    for (const order of orders) {
      const query = `${filter}&sort=${sort}&order=${order}&include_total=true`
      const plans = await plansOf(query)
      expect(plans).toHaveLength(2)
      expect(faultsOf(plans, own)).toEqual([])
      expect(faultsOf(await plansOf(query, { behind: 500 }), own)).toEqual([])
    }
  })
})

describe('these checks', () => {
  it('see rows of others', async () => {
    const { transport } = await openDatabase()
    const text = 'explain (analyze, format json) select id from tasks where completed_at is null'
    const [rows] = await transport([{ text, values: [], shape: 'array' }])
    expect(scansOfOthers(planIn(rows))).toEqual(['Seq Scan on tasks'])
  })

  it('see a list that has lost its index', async () => {
    const { orm } = await openDatabase()
    expect(faultsOf(await plansOf('sort=updated', { behind: 500 }), ordered)).toEqual([])
    await orm.execute(sql`drop index tasks_updated`)
    const faults = faultsOf(await plansOf('sort=updated', { behind: 500 }), ordered)
    await orm.execute(sql`create index tasks_updated on tasks (user_id, updated_at, id)`)
    expect(faults).toEqual(expect.arrayContaining(['custom: sorts', 'generic: sorts']))
    expect(faults.join()).toMatch(/custom: reads \d{4} rows.*generic: reads \d{4} rows/)
  })
})

describe('an index of what might leak', () => {
  it.each([
    ['a function of a text', sql`lower(title)`, sql`'m'`],
    ['coalesce', sql`coalesce(due_date, 'infinity')`, sql`current_date`],
    ['an enum', sql`priority`, sql`'low'`],
  ])('does not find where a page begins: %s', async (_what, key, value) => {
    const { orm } = await openDatabase()
    await orm.execute(sql`create index leaky on tasks (user_id, (${key}), id)`)
    await orm.execute(sql`analyze tasks`)
    const plans = await explainStatements(() =>
      asTenant(caller, (db) => [
        db
          .select({ id: tasks.id })
          .from(tasks)
          .where(
            sql`user_id = ${caller.userId} and (${key}, id) > (${value}, ${randomUUID()}::uuid)`,
          )
          .orderBy(key, tasks.id)
          .limit(pageLength),
      ]),
    )
    await orm.execute(sql`drop index leaky`)
    expect(faultsOf(plans, ordered).join()).toMatch(/reads \d{3,} rows/)
  })
})
