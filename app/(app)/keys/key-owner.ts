import { chordOf, type KeyPress } from '@/lib/keys/chord'

// An element that has just closed keeps the focus until the next frame.
const typedIn = 'select, textarea, [contenteditable], :popover-open'
const ownsUndo = `input:not([type="checkbox"], [type="radio"]), ${typedIn}`
const ownsOthers = `input:not([type="checkbox"]), dialog, ${typedIn}`

/** Whether the focused element handles a key itself, so that it is no command of the page. */
export function ownsKey(target: EventTarget | null, press: KeyPress): boolean {
  const { key } = press
  const isUndo = ['Mod+z', 'Mod+Shift+z'].includes(chordOf(press) ?? '')
  // A dialog with `data-undo` leaves undo and redo to the page.
  if (document.querySelector(isUndo ? 'dialog:modal:not([data-undo])' : 'dialog:modal')) return true
  // Escape closes what is open first.
  if (key === 'Escape' && document.querySelector(':popover-open')) return true
  if (!(target instanceof Element)) return false
  if (target.closest(isUndo ? ownsUndo : ownsOthers)) return true
  const isPressable = target.closest('a, button, summary') !== null
  if (key === 'Enter') return isPressable
  if (key === ' ') return isPressable || target instanceof HTMLInputElement
  // From a link or a button outside of the list, the arrows scroll the page.
  return key.startsWith('Arrow') && isPressable && target.closest('li[id^="task-"]') === null
}
