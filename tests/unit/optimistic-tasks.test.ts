import { describe, expect, it } from 'vitest'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import {
  applyChange,
  applyChanges,
  countInView,
  inverseOf,
  type PendingChange,
  pickFields,
  reduceChanges,
  type TaskChange,
  taskIdOf,
} from '@/lib/tasks/optimistic-tasks'
import { failedOf, saidOf } from '@/lib/tasks/optimistic-words'
import type { Task } from '@/lib/tasks/task-schema'

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
})

describe('the changes under way', () => {
  it('begin in order, fail with their reason, and end', () => {
    let changes = reduceChanges([], { kind: 'begin', key: '1', change: add })
    changes = reduceChanges(changes, { kind: 'begin', key: '2', change: edit })
    changes = reduceChanges(changes, { kind: 'fail', key: '1', failure })
    expect(changes).toEqual([{ key: '1', change: add, failure }, pending(edit, '2')])
    expect(reduceChanges(changes, { kind: 'end', key: '1' })).toEqual([pending(edit, '2')])
    expect(reduceChanges(changes, { kind: 'end', key: 'unknown' })).toEqual(changes)
  })

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
  const pendingView = { status: 'pending', search: '', sort: 'created' } as const
  it.each([
    { name: 'nothing under way', shown: [first, second], count: 120 },
    { name: 'one completed', shown: [done, second], count: 119 },
    { name: 'one thrown away', shown: [first, thrown], count: 119 },
    { name: 'one added', shown: [newTask('New', new Date(at)), first, second], count: 121 },
    { name: 'one erased', shown: [first], count: 119 },
  ])('counts in $name', ({ shown, count }) => {
    expect(countInView({ total: 120, loaded: [first, second], shown }, pendingView)).toBe(count)
  })

  it('is never below nothing', () => {
    expect(countInView({ total: 0, loaded: [first], shown: [] }, pendingView)).toBe(0)
  })
})

describe('what is said', () => {
  it.each([
    [add, 'Added “Second”.', '“Second” is not saved yet; the text is kept.'],
    [edit, 'Changed “New”.', 'The change to “First” is not saved yet; what you typed is kept.'],
    [complete, 'Completed “First”.', '“First” is still open.'],
    [reopen, '“First” is open again.', '“First” is still completed.'],
    [remove, 'Moved “First” to the trash.', '“First” was not deleted and is back in the list.'],
    [restore, 'Restored “Second”.', '“Second” was not restored and is still in the trash.'],
    [erase, 'Deleted “First” forever.', '“First” was not deleted and is still in the trash.'],
  ])('names the task, and what happened to it: $kind', (change, said, failed) => {
    expect(saidOf(change)).toBe(said)
    expect(failedOf(change, failure)).toBe(`${failed} The server is away.`)
  })
})
