import { chordOf, isCharacter, type KeyPress } from './chord'

/** Long enough to find the second key, short enough not to surprise. */
export const sequenceMs = 1_500

/** The first key of two, and until when it counts. */
export type Waiting = { first: string; until: number } | null

type Moment = { waiting: Waiting; now: number; hasCharacters: boolean }

/**
 * Which command a press is for, by a table from keys to commands, and what is waited for after it.
 * The second key of two is never taken for a command of its own: a slip must not complete a task.
 */
export function matchKey<Id>(
  table: ReadonlyMap<string, Id>,
  press: KeyPress,
  { waiting, now, hasCharacters }: Moment,
): { id: Id | null; waiting: Waiting } {
  const chord = chordOf(press)
  if (chord === null) return { id: null, waiting }
  if (!isCharacter(chord)) return { id: table.get(chord) ?? null, waiting: null }
  if (!hasCharacters) return { id: null, waiting: null }
  if (waiting && now < waiting.until) {
    return { id: table.get(`${waiting.first} ${chord}`) ?? null, waiting: null }
  }
  if (startsSequence(table, chord)) {
    return { id: null, waiting: { first: chord, until: now + sequenceMs } }
  }
  return { id: table.get(chord) ?? null, waiting: null }
}

function startsSequence(table: ReadonlyMap<string, unknown>, chord: string) {
  return [...table.keys()].some((keys) => keys.startsWith(`${chord} `))
}
