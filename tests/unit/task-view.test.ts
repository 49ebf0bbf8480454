import { describe, expect, it } from 'vitest'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import { parseTaskQuery } from '@/lib/tasks/task-query'
import {
  parseTaskView,
  plainView,
  viewHref,
  viewNames,
  withoutTag,
  withPriority,
  withTag,
} from '@/lib/tasks/task-view'
import { isInView, listParams } from '@/lib/tasks/view-list'

const inbox = plainView('inbox')
const today = '2026-11-20'

describe('a view read from an address', () => {
  it.each([
    ['', inbox],
    ['view=today', plainView('today')],
    ['view=upcoming&sort=title&search=milk', { name: 'upcoming', search: 'milk', sort: 'title' }],
    ['view=nonsense&sort=nonsense', inbox],
    ['view=TODAY', inbox],
    ['sort=completed_at', inbox],
    ['view=completed&sort=created', { name: 'completed', sort: 'created' }],
    ['search=%20%20milk%20', { search: 'milk' }],
    ['search=%00', inbox],
    ['search=a%00b', { search: 'ab' }],
    ['search=100%25', { search: '100%' }],
    [`search=${'🙂'.repeat(201)}`, { search: '🙂'.repeat(200) }],
    ['page=2&unknown=1', inbox],
    ['priority=low,high', { priorities: ['high', 'low'] }],
    ['priority=low&priority=none,urgent,low', { priorities: ['low', 'none'] }],
    ['tag=home&tag=%20Work%20&tag=home&tag=', { tags: ['home', 'work'] }],
    [`tag=${'x'.repeat(51)}&tag=a%00&tag=a%07&tag=a%09b`, { tags: ['a\tb'] }],
    // As they were called before.
    ['status=all', inbox],
    ['status=pending', inbox],
    ['status=completed', plainView('completed')],
    ['status=deleted&search=milk', { ...plainView('trash'), search: 'milk' }],
    ['status=__proto__', inbox],
  ])('%s', (address, view) => {
    expect(parseTaskView(new URLSearchParams(address))).toEqual({ ...inbox, ...view })
  })

  it.each([
    '',
    'view=trash',
    'view=completed&priority=none,high&tag=a&tag=b',
    'sort=priority&search=%00 %F0%9F%99%82',
    'search=\ud800&tag=\ud800',
    `view=today&${Array.from({ length: 30 }, (_, index) => `tag=${index}`).join('&')}`,
    ...viewNames.map((name) => `view=${name}`),
  ])('is always one that the API takes: %s', (address) => {
    const params = listParams(parseTaskView(new URLSearchParams(address)), today)
    expect(() => parseTaskQuery(params)).not.toThrow()
  })
})

describe('the address of a view', () => {
  it.each([
    [inbox, '/tasks'],
    [plainView('trash'), '/tasks?view=trash'],
    [{ ...inbox, search: 'a&b=c', sort: 'title' }, '/tasks?search=a%26b%3Dc&sort=title'],
    [{ ...plainView('today'), sort: 'priority' }, '/tasks?view=today&sort=priority'],
    [
      { ...inbox, priorities: ['high', 'medium'], tags: ['home', 'a b', 'c,d'] },
      '/tasks?priority=high,medium&tag=home&tag=a+b&tag=c,d',
    ],
  ] as const)('of %o is %s, and reads back', (view, href) => {
    const mutable = structuredClone<Parameters<typeof viewHref>[0]>({
      ...view,
      priorities: [...view.priorities],
      tags: [...view.tags],
    })
    expect(viewHref(mutable)).toBe(href)
    const [, query] = href.split('?')
    expect(parseTaskView(new URLSearchParams(query))).toEqual(view)
  })
})

describe('a filter', () => {
  it('is set once and lifted, the gravest priority first', () => {
    const low = withPriority(inbox, 'low', true)
    const both = withPriority(withPriority(low, 'high', true), 'high', true)
    expect(both.priorities).toEqual(['high', 'low'])
    expect(withPriority(both, 'low', false).priorities).toEqual(['high'])
    const tagged = withTag(withTag(both, 'home'), 'home')
    expect(tagged.tags).toEqual(['home'])
    expect(withoutTag(tagged, 'home')).toEqual(both)
  })
})

describe('what a view asks the API for', () => {
  it.each([
    ['inbox', 'status=pending'],
    ['today', 'status=pending&due_before=2026-11-20&sort=due_date'],
    ['upcoming', 'status=pending&due_after=2026-11-21&sort=due_date'],
    ['completed', 'status=completed&sort=completed_at'],
    ['trash', 'status=deleted&sort=updated'],
  ] as const)('%s: %s', (name, params) => {
    expect(listParams(plainView(name), today).toString()).toBe(params)
  })

  it('holds what is sought, under the same names as the address', () => {
    const view = parseTaskView(
      new URLSearchParams('priority=high,low&tag=a&tag=b&search=x&sort=title'),
    )
    expect([...listParams(view, today)]).toEqual([
      ['status', 'pending'],
      ['search', 'x'],
      ['priority', 'high,low'],
      ['tag', 'a'],
      ['tag', 'b'],
      ['sort', 'title'],
    ])
  })
})

describe('a task', () => {
  const at = '2026-11-20T10:00:00.000Z'
  const open = newTask('Open', new Date(at))
  const done = { ...open, completed: true, completed_at: at }
  const due = (day: string) => ({ ...open, due_date: day })
  it.each([
    { name: 'an open one', task: open, views: ['inbox'] },
    { name: 'one due yesterday', task: due('2026-11-19'), views: ['inbox', 'today'] },
    { name: 'one due today', task: due('2026-11-20'), views: ['inbox', 'today'] },
    { name: 'one due tomorrow', task: due('2026-11-21'), views: ['inbox', 'upcoming'] },
    { name: 'a completed one', task: done, views: ['completed'] },
    { name: 'a completed one, due', task: { ...done, due_date: today }, views: ['completed'] },
    { name: 'an open one in the trash', task: { ...open, deleted_at: at }, views: ['trash'] },
    { name: 'a completed one in the trash', task: { ...done, deleted_at: at }, views: ['trash'] },
  ])('$name is in $views alone', ({ task, views }) => {
    const all = viewNames.filter((name) => isInView(task, plainView(name), today))
    expect(all).toEqual(views)
  })

  it('is in a filtered view with one of its priorities and all of its tags', () => {
    const view = { ...inbox, priorities: ['high' as const, 'low' as const], tags: ['a', 'b'] }
    const task = { ...open, priority: 'low' as const, tags: ['b', 'c', 'a'] }
    expect(isInView(task, view, today)).toBe(true)
    expect(isInView({ ...task, priority: 'medium' }, view, today)).toBe(false)
    expect(isInView({ ...task, tags: ['a'] }, view, today)).toBe(false)
  })
})
