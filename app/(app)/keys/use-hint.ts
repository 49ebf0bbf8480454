'use client'

import { isCharacter } from '@/lib/keys/chord'
import { type CommandId, commandOf } from './commands'
import { useLetterKeys } from './letter-keys'

/** The keys of commands, short enough for a hint; empty where they are switched off. */
export function useHint(ids: readonly CommandId[]): string {
  const hasLetters = useLetterKeys()
  return ids
    .map((id) => commandOf(id).keys[0])
    .filter((keys) => hasLetters || !isCharacter(keys))
    .map((keys) => (keys.length === 1 ? keys.toUpperCase() : keys))
    .join(' ')
}
