import { describe, expect, it } from 'vitest'
import { arrivalsOf } from '@/lib/tasks/optimistic-arrivals'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import { inverseOf, type TaskChange } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { plainView, type ViewName } from '@/lib/tasks/task-view'

const at = '2026-11-20T10:00:00.000Z'
const today = '2026-11-20'
const task: Task = { ...newTask('Plan', new Date(at)), due_date: '2026-11-25' }
const thrown = { ...task, deleted_at: at }
const done = { ...task, completed: true, completed_at: at }

const remove: TaskChange = { kind: 'delete', task, at }
const restore: TaskChange = { kind: 'restore', task: thrown }
const complete: TaskChange = { kind: 'complete', task, completed: true, at }
const reopen: TaskChange = { kind: 'complete', task: done, completed: false, at }
const toToday: TaskChange = { kind: 'edit', base: task, fields: { due_date: today } }
const rename: TaskChange = { kind: 'edit', base: task, fields: { title: 'New' } }
const erase: TaskChange = { kind: 'erase', task: thrown }

function arrive(name: ViewName, changes: TaskChange[], loaded: Task[] = [], search = '') {
  const pending = changes.map((change, index) => ({ key: `${index}`, change, failure: null }))
  const view = { ...plainView(name), search }
  return arrivalsOf(loaded, pending, { view, today })
}

describe('what a change brings into a view', () => {
  it.each<[string, ViewName, TaskChange]>([
    ['deleted', 'trash', remove],
    ['restored', 'inbox', restore],
    ['restored', 'upcoming', restore],
    ['completed', 'completed', complete],
    ['opened again', 'inbox', reopen],
    ['due today', 'today', toToday],
  ])('is there when it is %s: %s', (_, name, change) => {
    expect(arrive(name, [change])).toHaveLength(1)
  })

  it.each<[string, ViewName, TaskChange[]]>([
    ['was in it before, and comes with its pages', 'inbox', [rename]],
    ['was in it before, and leaves it', 'inbox', [remove]],
    ['went and came back', 'trash', [remove, restore]],
    ['is gone for good', 'trash', [remove, erase]],
    ['belongs elsewhere', 'today', [restore]],
    ['is new, and is laid upon every list', 'inbox', [{ kind: 'add', task }]],
    ['is new, and changed', 'completed', [{ kind: 'add', task }, complete]],
  ])('is not what %s', (_, name, changes) => {
    expect(arrive(name, changes)).toEqual([])
  })

  it.each<[string, TaskChange, ViewName]>([
    ['a deletion', remove, 'inbox'],
    ['a completion', complete, 'inbox'],
    ['an opening', reopen, 'completed'],
    ['a restoration', restore, 'trash'],
    ['another day', toToday, 'upcoming'],
  ])('is there when %s is taken back', (_, change, name) => {
    const inverse = inverseOf(change, at)
    expect(inverse && arrive(name, [inverse])).toHaveLength(1)
  })

  it('is as all its changes leave it, the last one first', () => {
    const other = newTask('Other', new Date(at))
    const changes: TaskChange[] = [rename, remove, { kind: 'delete', task: other, at }]
    expect(arrive('trash', changes)).toMatchObject([
      { title: 'Other', deleted_at: at },
      { title: 'New', deleted_at: at },
    ])
  })

  it('is nothing that the list has, and nothing where the server alone can search', () => {
    expect(arrive('trash', [remove], [thrown])).toEqual([])
    expect(arrive('trash', [remove], [], 'plan')).toEqual([])
  })
})
