import { describe, expect, it } from 'vitest'
import type { KeyPress } from '@/lib/keys/chord'
import { isCharacter, stepsOf } from '@/lib/keys/chord'
import { matchKey, sequenceMs, type Waiting } from '@/lib/keys/match-key'

const table = new Map([
  ['e', 'complete'],
  ['t', 'due'],
  ['j', 'down'],
  ['Shift+j', 'extend'],
  ['1', 'high'],
  ['/', 'search'],
  ['?', 'help'],
  ['Space', 'details'],
  ['Delete', 'delete'],
  ['Mod+k', 'palette'],
  ['Mod+Shift+z', 'redo'],
  ['g t', 'today'],
])

function pressOf(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  return { key, code: '', isComposing: false, ...none, ...more }
}

const fresh = { waiting: null, now: 0, hasCharacters: true }

function commandOf(key: string, more: Partial<KeyPress> = {}) {
  return matchKey(table, pressOf(key, more), fresh).id
}

describe('a single key', () => {
  it.each([
    ['e', {}, 'complete'],
    ['E', {}, 'complete'],
    ['J', { shiftKey: true }, 'extend'],
    [' ', {}, 'details'],
    ['k', { ctrlKey: true }, 'palette'],
    ['k', { metaKey: true }, 'palette'],
    ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
  ])('%j with %j is %s', (key, modifiers, command) => {
    expect(commandOf(key, modifiers)).toBe(command)
  })

  it.each([
    ['e', { ctrlKey: true }],
    ['e', { metaKey: true }],
    ['e', { altKey: true }],
    ['E', { shiftKey: true }],
    ['k', {}],
    ['k', { ctrlKey: true, shiftKey: true }],
    ['k', { ctrlKey: true, metaKey: true }],
    ['k', { ctrlKey: true, altKey: true }],
    ['Delete', { shiftKey: true }],
    [' ', { shiftKey: true }],
    ['1', { altKey: true }],
  ])('%j is nobody’s with %j, a modifier it does not name', (key, modifiers) => {
    expect(commandOf(key, modifiers)).toBeNull()
  })

  it('is left alone while a text is composed', () => {
    expect(commandOf('e', { isComposing: true })).toBeNull()
    expect(commandOf('Process')).toBeNull()
    expect(commandOf('Dead')).toBeNull()
  })

  it('is the same where a layout needs Shift for a symbol or a digit', () => {
    expect(commandOf('?', { shiftKey: true })).toBe('help')
    expect(commandOf('/', { shiftKey: true })).toBe('search')
    expect(commandOf('1', { shiftKey: true })).toBe('high')
  })

  it('is known by its place where the letters are not Latin', () => {
    expect(commandOf('у', { code: 'KeyE' })).toBe('complete')
    expect(commandOf('О', { code: 'KeyJ', shiftKey: true })).toBe('extend')
    expect(commandOf('e', { code: 'KeyD' })).toBe('complete')
    // Arabic, where one key types two letters; Adlam, whose letters are two units; Persian.
    expect(commandOf('لا', { code: 'KeyE' })).toBe('complete')
    expect(commandOf('𞤀', { code: 'KeyE' })).toBe('complete')
    expect(commandOf('۱', { code: 'Digit1' })).toBe('high')
    expect(commandOf('ظ', { code: 'Slash' })).toBe('search')
    expect(commandOf('؟', { code: 'Slash', shiftKey: true })).toBe('help')
    expect(commandOf('é', { code: 'Digit2' })).toBeNull()
  })
})

describe('two keys, one after the other', () => {
  /** What each press is, with the time at which it came. */
  function commandsOf(...presses: [KeyPress, number][]) {
    let waiting: Waiting = null
    return presses.map(([press, now]) => {
      const match = matchKey(table, press, { waiting, now, hasCharacters: true })
      waiting = match.waiting
      return match.id
    })
  }
  const [g, t] = [pressOf('g'), pressOf('t')]

  it('are one command, and the second alone is another', () => {
    expect(commandsOf([g, 0], [t, 100])).toEqual([null, 'today'])
    expect(commandsOf([t, 0])).toEqual(['due'])
    expect(commandsOf([g, 0], [t, 100], [t, 200])).toEqual([null, 'today', 'due'])
  })

  it('are two when the second comes late', () => {
    expect(commandsOf([g, 0], [t, sequenceMs - 1])).toEqual([null, 'today'])
    expect(commandsOf([g, 0], [t, sequenceMs])).toEqual([null, 'due'])
  })

  it('do nothing when the second is a slip', () => {
    expect(commandsOf([g, 0], [pressOf('e'), 100])).toEqual([null, null])
    expect(commandsOf([g, 0], [pressOf('e'), 100], [t, 200])).toEqual([null, null, 'due'])
  })

  it('are still waited for when a modifier is pressed and let go between them', () => {
    expect(commandsOf([g, 0], [pressOf('Shift', { shiftKey: true }), 50], [t, 100])).toEqual([
      null,
      null,
      'today',
    ])
  })

  it('give way to a key with a modifier', () => {
    expect(commandsOf([g, 0], [pressOf('k', { ctrlKey: true }), 50], [t, 100])).toEqual([
      null,
      'palette',
      'due',
    ])
  })
})

describe('with single-letter keys switched off', () => {
  const idOf = (key: string, more: Partial<KeyPress> = {}, waiting: Waiting = null) =>
    matchKey(table, pressOf(key, more), { waiting, now: 0, hasCharacters: false })

  it.each(['e', 't', 'g', '1', '/', '?'])('%j does nothing', (key) => {
    expect(idOf(key)).toEqual({ id: null, waiting: null })
    expect(idOf(key, { shiftKey: true })).toEqual({ id: null, waiting: null })
  })

  it('does not go on with a sequence that has begun', () => {
    expect(idOf('t', {}, { first: 'g', until: 100 }).id).toBeNull()
  })

  it('the other keys still work', () => {
    expect(idOf('k', { ctrlKey: true }).id).toBe('palette')
    expect(idOf(' ').id).toBe('details')
    expect(idOf('Delete').id).toBe('delete')
  })
})

describe('the writing of keys', () => {
  it('tells those that type a character from the others', () => {
    expect(['q', 'Shift+j', 'g i', '?', '0'].filter(isCharacter)).toHaveLength(5)
    expect(['Mod+k', 'Mod+Shift+z', 'Space', 'Enter', 'F2', 'ArrowUp'].filter(isCharacter)).toEqual(
      [],
    )
  })

  it('comes apart into steps and keys', () => {
    expect(stepsOf('Mod+Shift+z')).toEqual([['Mod', 'Shift', 'z']])
    expect(stepsOf('g i')).toEqual([['g'], ['i']])
  })
})
