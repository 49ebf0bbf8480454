'use client'

let isPressed = false
/** A menu of the browser may keep the end of a press to itself. */
const ends = ['pointerup', 'pointercancel', 'contextmenu', 'keydown']

if (typeof document !== 'undefined') {
  const note = ({ type }: Event) => {
    isPressed = type === 'pointerdown'
  }
  for (const type of ['pointerdown', ...ends]) document.addEventListener(type, note, true)
}

/**
 * Shows something once the click or tap that is under way is over. A field is left as the pointer
 * goes down, and what moves before it is up again is not clicked.
 */
export function afterPress(show: () => void) {
  // The mouse events of a tap, and the click of a mouse, follow in the task that is running.
  if (!isPressed) return void setTimeout(show)
  const isOver = new AbortController()
  const onOver = () => {
    isOver.abort()
    setTimeout(show)
  }
  const options = { capture: true, signal: isOver.signal }
  for (const type of ends) document.addEventListener(type, onOver, options)
}
