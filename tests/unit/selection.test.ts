import { describe, expect, it } from 'vitest'
import {
  extendFrom,
  noSelection,
  type Selection,
  selectAll,
  selectTo,
  toggleSelected,
} from '@/lib/tasks/selection'

const order = ['a', 'b', 'c', 'd', 'e']
const idsOf = ({ ids }: Selection) => [...ids].sort().join('')
const to = (selection: Selection, id: string) => selectTo(selection, id, order)

describe('a selection', () => {
  it('takes a task in and lets it go', () => {
    const one = toggleSelected(noSelection, 'b')
    expect(idsOf(one)).toBe('b')
    expect(idsOf(toggleSelected(one, 'd'))).toBe('bd')
    expect(idsOf(toggleSelected(one, 'b'))).toBe('')
  })

  it('reaches from the last one taken to another, in either direction', () => {
    expect(idsOf(to(toggleSelected(noSelection, 'b'), 'd'))).toBe('bcd')
    expect(idsOf(to(toggleSelected(noSelection, 'd'), 'b'))).toBe('bcd')
  })

  it('shrinks when the range comes back, and turns around its beginning', () => {
    const grown = to(toggleSelected(noSelection, 'c'), 'e')
    expect(idsOf(to(grown, 'd'))).toBe('cd')
    expect(idsOf(to(grown, 'a'))).toBe('abc')
  })

  it('keeps what was taken before the range', () => {
    const apart = toggleSelected(toggleSelected(noSelection, 'a'), 'c')
    expect(idsOf(to(to(apart, 'e'), 'd'))).toBe('acd')
  })

  it('begins at the task itself where nothing was selected, or what was has left', () => {
    expect(idsOf(to(noSelection, 'c'))).toBe('c')
    expect(idsOf(selectTo(toggleSelected(noSelection, 'gone'), 'c', order))).toBe('cgone')
  })

  it('is extended step by step from where one is, and back', () => {
    const step = (selection: Selection, from: string, target: string) =>
      extendFrom(selection, { from, to: target, order })
    const grown = step(step(noSelection, 'b', 'c'), 'c', 'd')
    expect(idsOf(grown)).toBe('bcd')
    expect(idsOf(step(grown, 'd', 'c'))).toBe('bc')
    // One that has gone elsewhere begins anew, and keeps what there is.
    const elsewhere = toggleSelected(toggleSelected(noSelection, 'a'), 'e')
    expect(idsOf(step(elsewhere, 'a', 'b'))).toBe('abe')
  })

  it('is everything that is loaded', () => {
    expect(idsOf(selectAll(order))).toBe('abcde')
    expect(idsOf(selectAll([]))).toBe('')
  })
})
