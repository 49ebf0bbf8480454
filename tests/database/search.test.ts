import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { asTenant } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import type { Caller } from '@/db/tenant-scope'
import { createTask } from '@/lib/tasks/create-task'
import { listTasks } from '@/lib/tasks/list-tasks'
import { parseTaskQuery } from '@/lib/tasks/task-query'
import { taskInput } from '@/lib/tasks/task-schema'
import { explainStatements } from '../harness/explain-statements'
import { seedManyUsers } from '../harness/many-users'
import { faultsOf } from '../harness/plan-faults'

const ownTasks = 10_000
const notThere = 'nobody wrote this'
let busiest: Caller
let other: Caller

beforeAll(async () => {
  const [first, second = first] = await seedManyUsers({ others: 50, tasksOfOthers: 40, ownTasks })
  busiest = first
  other = second
})

async function search(caller: Caller, text: string): Promise<string[]> {
  const query = new URLSearchParams({ search: text, sort: 'title', limit: '500' })
  const { items } = await listTasks(caller, parseTaskQuery(query))
  return items.map(({ id }) => id)
}

/** The same with each text folded while it is searched, and compared by `like`. */
async function searchOnTheSpot({ userId }: Caller, text: string): Promise<string[]> {
  const folded = (value: SQL) => sql`upper(lower(${value} collate "und-x-icu"))`
  const pattern = folded(sql`${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`}::text`)
  const isFound = sql`(${folded(sql`${tasks.title}`)} like ${pattern}
    or ${folded(sql`${tasks.description}`)} like ${pattern})`
  const [rows] = await asTenant({ userId, sessionId: null }, (db) => [
    db
      .select({ id: tasks.id })
      .from(tasks)
      .where(and(eq(tasks.userId, userId), isNull(tasks.deletedAt), isFound))
      .orderBy(asc(tasks.id)),
  ])
  return rows.map(({ id }) => id)
}

const texts = [
  ...['Straße', 'STRASSE', 'STRAẞE', 'ΟΔΟΣ', 'οδος', 'οδοσ', 'İstanbul', 'ISTANBUL', 'ıstanbul'],
  ...[
    'istanbul',
    'ﬁsh',
    'FISH',
    'ŉ',
    'ʼN',
    'ǆ',
    'ǅ',
    'Ǆ',
    'e\u0301t\u00e9',
    '\u00c9T\u00c9',
    'ſo',
    'SO',
  ],
  ...[
    '100%',
    '100',
    'a_b',
    'a-b',
    'C:\\temp',
    '\\%',
    '%',
    '_',
    '\\',
    "it's",
    '"quoted"',
    '🦊',
    '🐱',
  ],
  ...['ᾳ', 'ΑΙ', 'Ω', 'Ω', 'K', 'k', 'жук', 'ЖУК', 'ა', 'Ა', 'a\nb', 'a\tb'],
]

it('finds what folding each text on the spot would find, and nothing else', async () => {
  for (const text of texts) {
    await createTask(other, taskInput.parse({ title: text }))
    await createTask(other, taskInput.parse({ title: 'described', description: `- ${text} -` }))
  }
  for (const text of texts) {
    const found = await search(other, text)
    expect({ text, found: found.sort() }).toEqual({
      text,
      found: await searchOnTheSpot(other, text),
    })
    expect(found.length).toBeGreaterThanOrEqual(2)
  }
})

it('reads rows of its user alone, each once', async () => {
  const plans = await explainStatements(() => search(busiest, notThere))
  expect(plans).toHaveLength(1)
  expect(faultsOf(plans, { rowsMax: ownTasks, sorting: true })).toEqual([])
})

/** The shortest of several runs of each, in milliseconds, taken in turn: what else runs slows both. */
async function shortest(first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const times: [number[], number[]] = [[], []]
  for (let run = 0; run < 10; run += 1) {
    for (const [i, work] of [first, second].entries()) {
      const start = performance.now()
      await work()
      times[i]?.push(performance.now() - start)
    }
  }
  return times.map((taken) => Math.min(...taken))
}

it(`takes less than half as long as folding on the spot, in ${ownTasks} tasks`, async () => {
  const [stored = 0, onTheSpot = 0] = await shortest(
    () => search(busiest, notThere),
    () => searchOnTheSpot(busiest, notThere),
  )
  expect(stored).toBeLessThan(onTheSpot / 2)
})
