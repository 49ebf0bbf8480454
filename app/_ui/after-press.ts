'use client'

let isPressed = false

if (typeof document !== 'undefined') {
  const options = { capture: true, passive: true }
  const setPressed = ({ type }: Event) => {
    isPressed = type === 'pointerdown'
  }
  for (const type of ['pointerdown', 'pointerup', 'pointercancel']) {
    document.addEventListener(type, setPressed, options)
  }
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
  for (const type of ['pointerup', 'pointercancel']) {
    document.addEventListener(type, onOver, { signal: isOver.signal })
  }
}
