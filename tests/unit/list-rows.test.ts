import { describe, expect, it } from 'vitest'
import { listRows, sectionsOf } from '@/app/(app)/tasks/list-rows'
import { newTask } from '@/lib/tasks/optimistic-new-task'

const task = (title: string) => newTask(title, new Date('2026-11-20T10:00:00Z'))
const whole = { total: null, hasMore: false }
const days = [
  { key: '2026-11-20', tasks: [task('a'), task('b')] },
  { key: '2026-11-21', tasks: [task('c')] },
]

/** Headings by their group; of a task its title, its number in the list, and what ARIA is told. */
function brief(...args: Parameters<typeof listRows>) {
  return listRows(...args).map((row) =>
    row.kind === 'heading'
      ? row.group
      : [row.task.title, row.number, row.place['aria-posinset'], row.place['aria-setsize']],
  )
}

describe('the lines of a list', () => {
  it('count the tasks through, and say where each stands under its heading', () => {
    expect(brief(days, whole)).toEqual([
      '2026-11-20',
      ['a', 1, 1, 2],
      ['b', 2, 2, 2],
      '2026-11-21',
      ['c', 3, 1, 1],
    ])
  })

  it('say of a group that goes on in what is not loaded that its size is not known', () => {
    expect(brief(days, { total: 9, hasMore: true }).at(-1)).toEqual(['c', 3, 1, -1])
    expect(brief(days, { total: 9, hasMore: true })[1]).toEqual(['a', 1, 1, 2])
  })

  it('of a list without headings say the total, where it is known', () => {
    const one = [{ key: '', tasks: [task('a')] }]
    expect(brief(one, { total: 9, hasMore: true })).toEqual([['a', 1, 1, 9]])
    expect(brief(one, { total: null, hasMore: true })).toEqual([['a', 1, 1, -1]])
    expect(brief(one, whole)).toEqual([['a', 1, 1, 1]])
  })
})

describe('the sections of what is in the page', () => {
  const rows = listRows(days, whole)

  /** Of each group whether its heading is in the page, and the titles that are. */
  function shown(...indexes: number[]) {
    return sectionsOf(
      rows,
      indexes.map((index) => ({ index, gap: 0 })),
    ).map(({ group, heading, lines }) => [
      group,
      heading !== null,
      ...lines.map(({ line }) => line.task.title),
    ])
  }

  it('are one for each group', () => {
    expect(shown(0, 1, 2, 3, 4)).toEqual([
      ['2026-11-20', true, 'a', 'b'],
      ['2026-11-21', true, 'c'],
    ])
  })

  it('lack the heading that was scrolled past', () => {
    expect(shown(2, 3)).toEqual([
      ['2026-11-20', false, 'b'],
      ['2026-11-21', true],
    ])
  })

  it('leave out a row that is gone since it was measured', () => {
    expect(shown(4, 5)).toEqual([['2026-11-21', false, 'c']])
  })
})
