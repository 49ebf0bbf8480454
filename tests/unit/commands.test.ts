import { describe, expect, it } from 'vitest'
import { commandIds, commandOf, keyTable } from '@/app/(app)/keys/commands'
import { isCharacter } from '@/lib/keys/chord'

describe('the table of commands', () => {
  it('gives no key to two of them', () => {
    const keys = commandIds.flatMap((id) => commandOf(id).keys)
    expect(keyTable.size).toBe(keys.length)
  })

  it('lets no first key of two be a command of its own', () => {
    const firsts = [...keyTable.keys()].filter((keys) => keys.includes(' '))
    expect(firsts.length).toBeGreaterThan(0)
    for (const keys of firsts) expect(keyTable.has(keys.split(' ')[0] ?? '')).toBe(false)
  })

  it('keeps every key that types nothing when single letters are switched off', () => {
    const kept = [...keyTable.keys()].filter((keys) => !isCharacter(keys))
    const wanted = ['Mod+k', 'Mod+z', 'Mod+Shift+z', 'Mod+a', 'ArrowDown', 'ArrowUp', 'Enter', 'F2']
    expect(kept).toEqual(expect.arrayContaining([...wanted, 'Space', 'Delete', 'Escape']))
  })
})
