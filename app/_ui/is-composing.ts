import type { KeyboardEvent } from 'react'

/** The code of every key that an input method handles (UI Events, section 7.3.1). */
const takenKeyCode = 229

/**
 * Whether a key press belongs to a composition. In Safari the one that ends it comes after the end,
 * and only its legacy code tells (WebKit bug 165004).
 */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === takenKeyCode
}
