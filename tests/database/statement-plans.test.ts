import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { asAudit, openDatabase } from '@/db/database'
import { securityEvents } from '@/db/schema/security-events'
import type { Caller } from '@/db/tenant-scope'
import { exportAccount } from '@/lib/account/export-account'
import { listSecurityEvents } from '@/lib/security-log/list-events'
import { createTask } from '@/lib/tasks/create-task'
import { createTaskOnce } from '@/lib/tasks/create-task-once'
import { readTask } from '@/lib/tasks/read-task'
import { taskInput, taskPatch } from '@/lib/tasks/task-schema'
import { toggleTask } from '@/lib/tasks/toggle-task'
import { eraseTask, restoreTask, trashTask } from '@/lib/tasks/trash'
import { updateTask } from '@/lib/tasks/update-task'
import { explainStatements } from '../harness/explain-statements'
import { seedManyUsers } from '../harness/many-users'
import { faultsOf } from '../harness/plan-faults'
import { goesBy } from '../harness/query-plan'

const shape = { others: 150, tasksOfOthers: 200, ownTasks: 3_000 }
const eventsOfEach = 100
const pageLength = 20
let callers: [Caller, ...Caller[]]

beforeAll(async () => {
  callers = await seedManyUsers(shape)
})

describe('a statement about one task', () => {
  // Whose tasks are written here: rows that were deleted since would count where tasks are listed.
  const writer = () => callers[1] ?? callers[0]
  const target = (taskId: string) => ({
    caller: writer(),
    taskId,
    conditions: { match: null, noneMatch: null },
  })
  const input = { title: 'Milk', description: 'Two', tags: ['home'] }

  it.each<[what: string, work: (taskId: string) => Promise<unknown>, isTrashed?: true]>([
    ['is read', (id) => readTask(writer(), id)],
    ['is changed', (id) => updateTask(target(id), taskPatch.parse(input))],
    ['is completed', (id) => updateTask(target(id), taskPatch.parse({ completed: true }))],
    ['is toggled', (id) => toggleTask(target(id))],
    ['goes into the trash', (id) => trashTask(target(id))],
    ['is restored', (id) => restoreTask(target(id)), true],
    ['is erased', (id) => eraseTask(target(id))],
  ])('finds it by its id: a task %s', async (_what, work, isTrashed) => {
    const { id } = await createTask(writer(), taskInput.parse(input))
    if (isTrashed) await trashTask(target(id))
    const plans = await explainStatements(() => work(id))
    expect(plans).not.toEqual([])
    expect(faultsOf(plans, { rowsMax: 1, sorting: false })).toEqual([])
    for (const plan of plans.flatMap(({ custom, generic }) => [custom, generic])) {
      expect(goesBy('id', plan)).toBe(true)
    }
  })

  it('finds a request that was sent before by its key', async () => {
    const attempt = { key: 'once', fingerprint: 'any' }
    const create = () => createTaskOnce(writer(), taskInput.parse(input), attempt)
    const first = await explainStatements(create)
    const replay = await explainStatements(create)
    expect([first.length, replay.length]).toEqual([5, 1])
    expect(faultsOf([...first, ...replay], { rowsMax: 1, sorting: false })).toEqual([])
  })
})

describe('what else is listed', () => {
  it('reads entries of the security log in order, and of its user alone', async () => {
    const [caller] = callers
    const users = callers.map(({ userId }) => userId)
    await asAudit((db) => [
      db.execute(sql`
        insert into ${securityEvents} (id, time, event, user_id, user_id_proved, count)
        select gen_random_uuid(), now() - make_interval(mins => age), 'session_created', name, true, 1
        from json_array_elements_text(${JSON.stringify(users)}::json) name,
          generate_series(1, ${eventsOfEach}::int) age`),
    ])
    await (await openDatabase()).orm.execute(sql`analyze ${securityEvents}`)
    const { nextCursor } = await listSecurityEvents(caller, { limit: 50 })
    const plans = await explainStatements(async () => {
      await listSecurityEvents(caller, { limit: pageLength })
      await listSecurityEvents(caller, { limit: pageLength, cursor: nextCursor ?? '' })
    })
    expect(plans).toHaveLength(2)
    expect(faultsOf(plans, { rowsMax: 2 * pageLength, sorting: false })).toEqual([])
    const filtered = await explainStatements(() =>
      listSecurityEvents(caller, {
        limit: pageLength,
        event: 'rate_limited',
        since: new Date(0).toISOString(),
      }),
    )
    expect(faultsOf(filtered, { rowsMax: eventsOfEach, sorting: true })).toEqual([])
  })

  it('reads an export from its user alone', async () => {
    const plans = await explainStatements(async () => {
      for await (const _ of exportAccount(callers[0]));
    })
    expect(plans.length).toBeGreaterThan(shape.ownTasks / 1_000)
    expect(faultsOf(plans, { rowsMax: shape.ownTasks, sorting: true })).toEqual([])
  })
})
