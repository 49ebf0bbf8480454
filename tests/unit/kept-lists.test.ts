import { describe, expect, it } from 'vitest'
import { boundQueries, type KeptQuery, keptTasksMax } from '@/lib/offline/kept-lists'

/** A list of pages with so many tasks, whatever they are. */
function listOf(updatedAt: number, ...sizes: number[]): KeptQuery {
  const pages = sizes.map((size) => ({
    tasks: Array(size).fill({ id: 'a' }),
    nextCursor: null,
    total: null,
  }))
  return {
    key: ['tasks', updatedAt],
    data: { pages, pageParams: sizes.map((_, i) => i) },
    updatedAt,
  }
}

describe('what is kept of the lists', () => {
  it('is all of them while there are few tasks, the newest list first', () => {
    const [older, newer] = [listOf(1, 100, 20), listOf(2, 3)]
    expect(boundQueries([older, newer])).toEqual([newer, older])
  })

  it('is whole pages, so that what follows can be fetched', () => {
    expect(boundQueries([listOf(1, 100, 100, 100)], 250)).toEqual([listOf(1, 100, 100)])
  })

  it('leaves out the lists that were seen longest ago when there are too many tasks', () => {
    const lists = [listOf(1, 100), listOf(2, 100), listOf(3, 100)]
    expect(boundQueries(lists, 200)).toEqual([listOf(3, 100), listOf(2, 100)])
  })

  it('is never more than 2,000 tasks', () => {
    expect(keptTasksMax).toBe(2_000)
    const [kept] = boundQueries([listOf(1, ...Array(30).fill(100))])
    expect(kept).toEqual(listOf(1, ...Array(20).fill(100)))
  })

  it('has what is no list as it is', () => {
    const count = { key: ['counts', 'inbox'], data: 3, updatedAt: 1 }
    expect(boundQueries([count, listOf(2, 10)], 0)).toEqual([count])
  })
})
