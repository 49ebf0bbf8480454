import type { KeyboardEvent } from 'react'

/** Of every key that an input method has taken (UI Events, section 7.3.1). */
const takenKeyCode = 229

/**
 * Whether a key belongs to the composing of a text. In Safari the one that ends it comes when it has
 * ended already, and only its old code tells (WebKit bug 165004).
 */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === takenKeyCode
}
