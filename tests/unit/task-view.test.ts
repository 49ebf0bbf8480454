import { describe, expect, it } from 'vitest'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import { parseTaskQuery } from '@/lib/tasks/task-query'
import { isInView, parseTaskView, viewHref, viewParams } from '@/lib/tasks/task-view'

const plain = { status: 'all', search: '', sort: 'created' }

describe('a view read from an address', () => {
  it.each([
    ['', plain],
    ['status=pending&sort=title&search=milk', { status: 'pending', search: 'milk', sort: 'title' }],
    ['status=nonsense&sort=completed_at', plain],
    ['status=PENDING', plain],
    ['search=%20%20milk%20', { ...plain, search: 'milk' }],
    ['search=%00', plain],
    ['search=a%00b', { ...plain, search: 'ab' }],
    ['search=100%25', { ...plain, search: '100%' }],
    [`search=${'🙂'.repeat(201)}`, { ...plain, search: '🙂'.repeat(200) }],
    ['page=2&unknown=1', plain],
  ])('%s', (address, view) => {
    expect(parseTaskView(new URLSearchParams(address))).toEqual(view)
  })

  it.each(['', 'status=deleted', 'sort=priority&search=%00 %F0%9F%99%82', 'search=\ud800'])(
    'is always one that the API takes: %s',
    (address) => {
      const params = viewParams(parseTaskView(new URLSearchParams(address)))
      expect(() => parseTaskQuery(params)).not.toThrow()
    },
  )
})

describe('the address of a view', () => {
  it.each([
    [{ status: 'all', search: '', sort: 'created' }, '/tasks'],
    [{ status: 'deleted', search: '', sort: 'created' }, '/tasks?status=deleted'],
    [{ status: 'all', search: 'a&b=c', sort: 'title' }, '/tasks?search=a%26b%3Dc&sort=title'],
  ] as const)('of %o is %s, and reads back', (view, href) => {
    expect(viewHref(view)).toBe(href)
    const [, query] = href.split('?')
    expect(parseTaskView(new URLSearchParams(query))).toEqual(view)
  })
})

describe('a task', () => {
  const at = '2026-11-20T10:00:00.000Z'
  const open = newTask('Open', new Date(at))
  const done = { ...open, completed: true, completed_at: at }
  it.each([
    { name: 'an open one', task: open, views: ['all', 'pending'] },
    { name: 'a completed one', task: done, views: ['all', 'completed'] },
    { name: 'an open one in the trash', task: { ...open, deleted_at: at }, views: ['deleted'] },
    { name: 'a completed one in the trash', task: { ...done, deleted_at: at }, views: ['deleted'] },
  ])('$name is in $views alone', ({ task, views }) => {
    const all = ['all', 'pending', 'completed', 'deleted'] as const
    expect(all.filter((status) => isInView(task, { status }))).toEqual(views)
  })
})
