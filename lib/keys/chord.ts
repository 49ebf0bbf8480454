/**
 * Keys as the table of commands writes them: `q`, `Shift+j`, `Mod+k`, or `g i` for one after the
 * other. `Mod` is Ctrl, or ⌘ on a Mac.
 */

/** What is read of a keyboard event. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>

const ofTheKeyboard = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn'])
const ofTheInputMethod = new Set(['Process', 'Dead', 'Unidentified'])

/** A press in the table's writing; null where it is only a modifier, or part of composing a text. */
export function chordOf(press: KeyPress): string | null {
  if (press.isComposing || ofTheInputMethod.has(press.key) || ofTheKeyboard.has(press.key)) {
    return null
  }
  const name = nameOf(press)
  // Layouts differ in which symbols and digits need Shift: for those it says nothing.
  const isShifted = press.shiftKey && (name.length > 1 || isLetter(name))
  return [
    press.ctrlKey !== press.metaKey && 'Mod',
    press.ctrlKey && press.metaKey && 'Ctrl+Meta',
    press.altKey && 'Alt',
    isShifted && 'Shift',
    name,
  ]
    .filter(Boolean)
    .join('+')
}

/** One that types something: these can be switched off (WCAG 2.1.4). Space types nothing here. */
export function isCharacter(keys: string): boolean {
  return keys.split(' ').some((chord) => !chord.startsWith('Mod+') && endOf(chord).length === 1)
}

/** In parts to be shown: each step of a sequence, and each key of a step. */
export function stepsOf(keys: string): string[][] {
  return keys.split(' ').map((chord) => chord.split('+'))
}

function nameOf({ key, code }: KeyPress): string {
  if (key === ' ') return 'Space'
  if (key === '؟') return '?'
  const place = key.charCodeAt(0) > 127 ? placeOf(key, code) : undefined
  return place ?? (key.length > 1 ? key : key.toLowerCase())
}

/**
 * Where a layout has no Latin letters or digits, the place of the key says which one is meant. Some type
 * two letters at once. The digits' places are letters of their own elsewhere, as é in France.
 */
function placeOf(key: string, code: string): string | undefined {
  if (/^\p{Nd}/u.test(key)) return /^Digit(\d)$/.exec(code)?.[1]
  if (/^\p{L}/u.test(key) && code === 'Slash') return '/'
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
}

function endOf(chord: string): string {
  return chord.split('+').at(-1) ?? chord
}

function isLetter(name: string) {
  return /^\p{L}$/u.test(name)
}
