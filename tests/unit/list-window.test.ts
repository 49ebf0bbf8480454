import { describe, expect, it } from 'vitest'
import { isSameWindow, windowOf } from '@/app/(app)/tasks/list-window'

const item = (index: number, start: number, end: number) => ({ index, start, end })
const list = { start: 100, end: 1_000 }

describe('the window of a long list', () => {
  it('has the height of what is left out before, between and behind its rows', () => {
    const items = [item(3, 220, 260), item(4, 260, 300), item(9, 460, 500)]
    expect(windowOf(items, list)).toEqual({
      rows: [
        { index: 3, gap: 120 },
        { index: 4, gap: 0 },
        { index: 9, gap: 160 },
      ],
      rest: 500,
    })
  })

  it('keeps the height of the list, whichever rows are in it', () => {
    const items = [item(0, 100, 140), item(7, 380, 431.5)]
    const { rows, rest } = windowOf(items, list)
    const gaps = rows.reduce((sum, { gap }) => sum + gap, 0)
    const heights = items.reduce((sum, { start, end }) => sum + end - start, 0)
    expect(gaps + heights + rest).toBe(list.end - list.start)
  })

  it('makes no gap of what adding up leaves over', () => {
    expect(windowOf([item(0, 100.01, 140)], list).rows).toEqual([{ index: 0, gap: 0 }])
  })

  it('is all rest without rows, and never less than nothing', () => {
    expect(windowOf([], list)).toEqual({ rows: [], rest: 900 })
    expect(windowOf([item(0, 100, 1_020)], list).rest).toBe(0)
  })
})

describe('a window', () => {
  const rows = [
    { index: 1, gap: 40 },
    { index: 2, gap: 0 },
  ]
  const window = { rows, rest: 500 }

  it('is the same with the same rows, gaps and rest', () => {
    expect(isSameWindow(window, { rows: rows.map((row) => ({ ...row })), rest: 500.01 })).toBe(true)
  })

  it.each([
    ['there is none before', null],
    ['a row is another', { ...window, rows: [rows[0], { index: 3, gap: 0 }] }],
    ['a gap is another', { ...window, rows: [rows[0], { index: 2, gap: 8 }] }],
    ['a row is missing', { ...window, rows: rows.slice(0, 1) }],
    ['the rest is another', { ...window, rest: 501 }],
  ] as [string, Parameters<typeof isSameWindow>[0]][])('is another one where %s', (_how, other) => {
    expect(isSameWindow(other, window)).toBe(false)
  })
})
