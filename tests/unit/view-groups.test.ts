import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '@/lib/tasks/calendar-day'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { Task } from '@/lib/tasks/task-schema'
import { plainView } from '@/lib/tasks/task-view'
import { groupsOf, overdueKey } from '@/lib/tasks/view-groups'

const here = { zone: 'Europe/Berlin', day: '2026-11-20' }

function task(title: string, fields: Partial<Task> = {}): Task {
  return { ...newTask(title, new Date('2026-11-01T10:00:00Z')), ...fields }
}

function titlesBy(...args: Parameters<typeof groupsOf>) {
  return groupsOf(...args)?.map(({ key, tasks }) => [key, ...tasks.map(({ title }) => title)])
}

describe('the groups', () => {
  it('of Today are what is overdue, and today, whatever came first', () => {
    const tasks = [
      task('today', { due_date: '2026-11-20', due_time: '00:01' }),
      task('old', { due_date: '2026-11-19' }),
      task('older', { due_date: '2020-01-01' }),
    ]
    expect(titlesBy(tasks, plainView('today'), here)).toEqual([
      [overdueKey, 'older', 'old'],
      ['2026-11-20', 'today'],
    ])
  })

  it('of Upcoming are days, the nearest first, each in the order that it came in', () => {
    const tasks = [
      task('b', { due_date: '2026-12-01' }),
      task('a', { due_date: '2026-12-01' }),
      // Moved here a moment ago, and at the foot of the list until the server is asked again.
      task('c', { due_date: '2026-11-21' }),
    ]
    expect(titlesBy(tasks, plainView('upcoming'), here)).toEqual([
      ['2026-11-21', 'c'],
      ['2026-12-01', 'b', 'a'],
    ])
  })

  it.each(['today', 'upcoming'] as const)('of %s are each in the order of the day', (name) => {
    const due_date = name === 'today' ? here.day : '2026-12-01'
    const tasks = [
      task('some time', { due_date }),
      task('dinner', { due_date, due_time: '19:00' }),
      task('breakfast', { due_date, due_time: '08:30' }),
      task('some other time', { due_date }),
    ]
    expect(titlesBy(tasks, plainView(name), here)).toEqual([
      [due_date, 'breakfast', 'dinner', 'some time', 'some other time'],
    ])
  })

  it('of Completed are the days on which it was, where the person is, the latest first', () => {
    const tasks = [
      task('late', { completed_at: '2026-11-19T23:30:00.000Z' }),
      task('early', { completed_at: '2026-11-19T22:30:00.000Z' }),
    ]
    expect(titlesBy(tasks, plainView('completed'), here)).toEqual([
      ['2026-11-20', 'late'],
      ['2026-11-19', 'early'],
    ])
    expect(titlesBy(tasks, plainView('completed'), { ...here, zone: 'UTC' })).toEqual([
      ['2026-11-19', 'late', 'early'],
    ])
  })

  it.each([
    plainView('inbox'),
    plainView('trash'),
    { ...plainView('today'), sort: 'title' as const },
    { ...plainView('completed'), sort: 'created' as const },
  ])('are none in %o', (view) => {
    expect(groupsOf([task('a')], view, here)).toBeNull()
  })
})

describe('days', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-21'],
    ['2026-11-20', -1, '2026-11-19'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    // The day that has 23 hours in Berlin, and the one that has 25.
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
  ])('%s and %i more is %s, wherever one is', (day, count, sum) => {
    const zone = process.env.TZ
    for (const timeZone of ['Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      process.env.TZ = timeZone
      expect(addDays(day, count)).toBe(sum)
      expect(daysBetween(day, sum)).toBe(count)
    }
    process.env.TZ = zone ?? ''
    if (zone === undefined) delete process.env.TZ
  })
})
