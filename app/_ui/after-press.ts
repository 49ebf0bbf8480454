'use client'

let isPressed = false
/** A browser menu may swallow the end of a press. */
const ends = ['pointerup', 'pointercancel', 'contextmenu', 'keydown']

if (typeof document !== 'undefined') {
  const note = ({ type }: Event) => {
    isPressed = type === 'pointerdown'
  }
  for (const type of ['pointerdown', ...ends]) document.addEventListener(type, note, true)
}

/**
 * Shows something once the current click or tap is over. A field loses the focus when the pointer
 * goes down, and a control that moves before it is up again gets no click.
 */
export function afterPress(show: () => void) {
  // The mouse events of a tap, and the click of a mouse, follow in the current task.
  if (!isPressed) return void setTimeout(show)
  const isOver = new AbortController()
  const onOver = () => {
    isOver.abort()
    setTimeout(show)
  }
  const options = { capture: true, signal: isOver.signal }
  for (const type of ends) document.addEventListener(type, onOver, options)
}
