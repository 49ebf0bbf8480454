import { describe, expect, it } from 'vitest'
import { foldIntoFailed } from '@/lib/offline/fold-into-failed'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { PendingChange, TaskChange } from '@/lib/tasks/optimistic-tasks'

const at = '2026-11-20T10:00:00.000Z'
const task = newTask('Plan', new Date(at))
const other = newTask('Other', new Date(at))
const failure = { message: 'No.', requestId: null, current: null }

const add: TaskChange = { kind: 'add', task }
const rename: TaskChange = { kind: 'edit', base: task, fields: { title: 'New' } }
const tag: TaskChange = { kind: 'edit', base: task, fields: { tags: ['home'] } }
const complete: TaskChange = { kind: 'complete', task, completed: true, at }
const remove: TaskChange = { kind: 'delete', task, at }
const restore: TaskChange = { kind: 'restore', task }
const erase: TaskChange = { kind: 'erase', task }
const foreign: TaskChange = { kind: 'edit', base: other, fields: { title: 'Newer' } }

/** The first one fails; the rest were made since, under the keys 2, 3, 4… */
function fold(first: TaskChange, ...later: TaskChange[]) {
  const failed: PendingChange = { key: '1', change: first, failure }
  const rest = later.map((change, index) => ({ key: `${index + 2}`, change, failure: null }))
  return foldIntoFailed([{ ...failed, failure: null }, ...rest], failed)
}

describe('a change that failed', () => {
  it('stays alone where nothing was done since, or to another task only', () => {
    const pending = { key: '1', change: rename, failure }
    expect(fold(rename)).toEqual({ pending, rest: null, keys: [] })
    expect(fold(rename, foreign)).toEqual({ pending, rest: null, keys: [] })
  })

  it('takes in later edits of its fields, the last word on each, and lets others go', () => {
    const newest: TaskChange = { kind: 'edit', base: task, fields: { title: 'Newest' } }
    expect(fold(rename, foreign, tag, newest)).toMatchObject({
      pending: { key: '1', failure, change: { fields: { title: 'Newest' } } },
      rest: null,
      keys: ['4'],
    })
  })

  it('joins what of its task was refused before', () => {
    const [earlier, tagging] = [rename, tag].map((change, index) => ({
      key: `${index}`,
      change,
      failure,
    }))
    if (!earlier || !tagging) throw new Error('two')
    expect(foldIntoFailed([earlier, tagging], tagging)).toMatchObject({
      pending: { key: '1', change: { fields: { title: 'New', tags: ['home'] } } },
      keys: ['0'],
    })
    const conflict = { ...failure, current: { ...task, tags: ['theirs'] } }
    expect(foldIntoFailed([earlier, tagging], { ...tagging, failure: conflict })).toMatchObject({
      pending: { change: { fields: { tags: ['home'] } } },
      keys: [],
    })
  })

  it('keeps of an edit that met another what both have changed, over what was seen at first', () => {
    const both: TaskChange = { kind: 'edit', base: task, fields: { title: 'New', tags: ['home'] } }
    const seen = { ...task, title: 'New' }
    const newest: TaskChange = { kind: 'edit', base: seen, fields: { title: 'Newest' } }
    const current = { ...task, title: 'Theirs', version: 2 }
    const failed = { key: '1', change: both, failure: { ...failure, current } }
    const tags: TaskChange = { kind: 'edit', base: task, fields: { tags: ['home', 'new'] } }
    const later = [tags, newest].map((change, index) => ({
      key: `${index + 2}`,
      change,
      failure: null,
    }))
    const folded = foldIntoFailed([failed, ...later], failed)
    expect(folded).toMatchObject({
      pending: { change: { base: { title: 'Plan' } } },
      keys: ['2', '3'],
    })
    expect(folded.pending?.change).toHaveProperty('fields', { title: 'Newest' })
    expect(folded.rest?.fields, 'the last word on them too').toEqual({ tags: ['home', 'new'] })
  })

  it('takes in as well what was typed of the fields that come along', () => {
    const both: TaskChange = { kind: 'edit', base: task, fields: { title: 'Newer', tags: ['x'] } }
    expect(fold(rename, both, tag)).toMatchObject({
      pending: { change: { fields: { title: 'Newer', tags: ['home'] } } },
      keys: ['2', '3'],
    })
  })

  it('is over where what was typed since changes nothing, or is what the others wrote', () => {
    const seen = { ...task, title: 'New' }
    const back: TaskChange = { kind: 'edit', base: seen, fields: { title: 'Plan' } }
    const theirs: TaskChange = { kind: 'edit', base: seen, fields: { title: 'Theirs' } }
    const over = { pending: null, rest: null, keys: ['2'] }
    expect(fold(rename, back)).toEqual(over)
    const current = { ...task, title: 'Theirs', version: 2 }
    const failed = { key: '1', change: rename, failure: { ...failure, current } }
    for (const change of [back, theirs]) {
      expect(foldIntoFailed([failed, { key: '2', change, failure: null }], failed)).toEqual(over)
    }
  })

  it('is kept whole where others were faster again and again, but wrote something else', () => {
    const current = { ...task, priority: 'high' as const, version: 9 }
    const failed = { key: '1', change: rename, failure: { ...failure, current } }
    expect(foldIntoFailed([failed], failed)).toMatchObject({
      pending: { change: rename },
      rest: null,
    })
  })

  it('keeps a time of day with its day', () => {
    const due: TaskChange = {
      kind: 'edit',
      base: task,
      fields: { due_date: '2026-11-21', due_time: '09:00' },
    }
    const current = { ...task, due_date: '2026-11-30', version: 2 }
    const failed = { key: '1', change: due, failure: { ...failure, current } }
    expect(foldIntoFailed([failed], failed)).toMatchObject({ pending: { change: due }, rest: null })
  })

  it('leaves it to what was only ticked to arrive by itself', () => {
    expect(fold(rename, complete)).toMatchObject({ pending: { change: rename }, keys: [] })
  })

  it('takes everything into a task that was never made', () => {
    expect(fold(add, rename, complete, foreign)).toMatchObject({
      pending: { change: { kind: 'add', task: { id: task.id, title: 'New', completed: true } } },
      keys: ['2', '3'],
    })
  })

  it('is dropped with a task that was deleted since', () => {
    expect(fold(add, rename, remove)).toMatchObject({ pending: null, keys: ['2', '3'] })
    expect(fold(rename, rename, tag, remove)).toEqual({ pending: null, rest: null, keys: ['2'] })
  })

  it('stays where what was deleted since has been restored', () => {
    expect(fold(rename, rename, remove, restore)).toMatchObject({
      pending: { change: { fields: { title: 'New' } } },
      keys: ['2'],
    })
    expect(fold(rename, remove, restore, remove)).toMatchObject({ pending: null, keys: [] })
    expect(fold(rename, erase)).toMatchObject({ pending: null, keys: [] })
  })

  it('is taken back where there is no text in it', () => {
    expect(fold(complete, rename)).toEqual({ pending: null, rest: null, keys: [] })
    expect(fold(remove)).toEqual({ pending: null, rest: null, keys: [] })
  })
})
