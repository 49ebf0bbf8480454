import { describe, expect, it } from 'vitest'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import {
  applyChange,
  applyChanges,
  countInView,
  inverseOf,
  type PendingChange,
  pickFields,
  saveStateOf,
  type TaskChange,
  taskIdOf,
} from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { plainView } from '@/lib/tasks/task-view'

const at = '2026-11-20T10:00:00.000Z'
const first: Task = { ...newTask('First', new Date(at)), tags: ['a'], priority: 'low' }
const second = newTask('Second', new Date(at))
const thrown = { ...second, deleted_at: at }
const done = { ...first, completed: true, completed_at: at }
const failure = { message: 'The server is away.', requestId: null, current: null }

const add: TaskChange = { kind: 'add', task: second }
const edit: TaskChange = { kind: 'edit', base: first, fields: { title: 'New', tags: [] } }
const complete: TaskChange = { kind: 'complete', task: first, completed: true, at }
const reopen: TaskChange = { kind: 'complete', task: done, completed: false, at }
const remove: TaskChange = { kind: 'delete', task: first, at }
const restore: TaskChange = { kind: 'restore', task: thrown }
const erase: TaskChange = { kind: 'erase', task: first }

const pending = (change: TaskChange, key = 'key'): PendingChange => ({ key, change, failure: null })

describe('a change upon the list', () => {
  const cases: [string, TaskChange, Task[], object[]][] = [
    ['adds on top', add, [first], [{ title: 'Second' }, { title: 'First' }]],
    ['edits the named fields alone', edit, [first], [{ title: 'New', tags: [], priority: 'low' }]],
    ['completes', complete, [first], [{ completed: true, completed_at: at }]],
    ['opens again', reopen, [done], [{ completed: false, completed_at: null }]],
    ['moves to the trash', remove, [first], [{ deleted_at: at }]],
    ['restores', restore, [thrown], [{ deleted_at: null }]],
    ['erases', erase, [first, second], [{ title: 'Second' }]],
  ]
  it.each(cases)('%s', (_, change, before, after) => {
    const kept = structuredClone(before)
    expect(applyChange(before, change)).toMatchObject(after)
    expect(applyChange(before, change)).toHaveLength(after.length)
    expect(before).toEqual(kept)
  })

  it.each([edit, complete, remove, restore, erase])(
    '$kind of what is not loaded shows nothing',
    (change) => {
      const other = newTask('Other', new Date(at))
      expect(applyChange([other], change)).toEqual([other])
    },
  )

  it.each([add, edit, complete, remove, erase])('$kind twice is as once', (change) => {
    const once = applyChange([first], change)
    expect(applyChange(once, change)).toEqual(once)
  })

  it('goes on top of the one before', () => {
    const again: TaskChange = { kind: 'edit', base: first, fields: { title: 'Newer' } }
    const changes = [pending(add), pending(edit), pending(again), pending(complete)]
    expect(applyChanges([first], changes)).toMatchObject([
      { title: 'Second' },
      { title: 'Newer', tags: [], completed: true },
    ])
  })

  it('goes on top of a new task as well, the newest of which comes first', () => {
    const third = newTask('Third', new Date(at))
    const changes: TaskChange[] = [
      add,
      { kind: 'add', task: third },
      { kind: 'complete', task: second, completed: true, at },
    ]
    expect(
      applyChanges(
        [first],
        changes.map((change) => pending(change)),
      ),
    ).toMatchObject([
      { title: 'Third', completed: false },
      { title: 'Second', completed: true },
      { title: 'First' },
    ])
  })

  it('adds nothing that is there already', () => {
    expect(applyChanges([first, second], [pending(add)])).toEqual([first, second])
  })
})

describe('a change', () => {
  it.each([add, edit, complete, remove, restore, erase])('$kind knows whose it is', (change) => {
    expect([first.id, second.id]).toContain(taskIdOf(change))
  })
})

describe('what takes a change back', () => {
  it.each([
    { change: edit, before: [first] },
    { change: complete, before: [first] },
    { change: reopen, before: [done] },
    { change: remove, before: [first] },
    { change: restore, before: [thrown] },
  ])('restores what $change.kind changed', ({ change, before }) => {
    const inverse = inverseOf(change, at)
    const after = applyChange(before, change)
    expect(after).not.toEqual(before)
    expect(inverse && applyChange(after, inverse)).toEqual(before)
  })

  it('puts what was added into the trash, and cannot bring back what was erased', () => {
    expect(inverseOf(add, at)).toEqual({ kind: 'delete', task: second, at })
    expect(inverseOf(erase, at)).toBeNull()
  })

  it('touches only the fields of the edit, so that what others changed stays', () => {
    expect(inverseOf(edit, at)).toMatchObject({
      base: { title: 'New' },
      fields: { title: 'First', tags: ['a'] },
    })
    expect(pickFields(first, { title: '', tags: [] })).toEqual({ title: 'First', tags: ['a'] })
    expect(pickFields(first, {})).toEqual({})
  })
})

describe('the count of a view', () => {
  const inbox = plainView('inbox')
  const today = '2026-11-20'
  it.each([
    { name: 'nothing under way', shown: [first, second], count: 120 },
    { name: 'one completed', shown: [done, second], count: 119 },
    { name: 'one thrown away', shown: [first, thrown], count: 119 },
    { name: 'one added', shown: [newTask('New', new Date(at)), first, second], count: 121 },
    { name: 'one erased', shown: [first], count: 119 },
  ])('counts in $name', ({ shown, count }) => {
    expect(countInView({ total: 120, loaded: [first, second], shown }, inbox, today)).toBe(count)
  })

  it('is never below nothing', () => {
    expect(countInView({ total: 0, loaded: [first], shown: [] }, inbox, today)).toBe(0)
  })
})

describe('whether a task is saved', () => {
  const failed = { ...pending(edit, '2'), failure }
  it.each([
    { name: 'saved with nothing under way', changes: [], state: 'saved' },
    { name: 'saved while another is not', changes: [pending(add)], state: 'saved' },
    { name: 'being saved', changes: [pending(complete)], state: 'saving' },
    { name: 'waiting for the server', changes: [pending(edit)], isAway: true, state: 'waiting' },
    {
      name: 'failed, whatever goes on beside',
      changes: [failed, pending(remove)],
      state: 'failed',
    },
  ])('is told: $name', ({ changes, isAway = false, state }) => {
    expect(saveStateOf(first.id, { changes, isAway })).toBe(state)
  })
})
