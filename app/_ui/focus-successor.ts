'use client'

import { type RefObject, useEffectEvent, useLayoutEffect } from 'react'

type Found = HTMLElement | null | undefined
/** A function is called once the page has changed. */
type Successor = Found | (() => Found)
const typedIn = 'textarea, input:not([type="checkbox"])'

type Place = RefObject<HTMLElement | null> | (() => HTMLElement | null)

/**
 * When `place` is removed from the page with the focus in it, moves the focus, which would
 * otherwise be lost: to what `find` returns (it is called while the place is still there), else to
 * the page's title.
 */
export function useFocusSuccessor(
  place: Place,
  find: (place: HTMLElement) => Successor = () => null,
) {
  const passOn = useEffectEvent(() => {
    const element = typeof place === 'function' ? place() : place.current
    const { activeElement } = document
    if (!activeElement || !element?.contains(activeElement)) return
    const found = find(element)
    // After a click or a tap, nothing scrolls, and no keyboard comes up on a phone.
    const isByKey = activeElement.matches(':focus-visible')
    queueMicrotask(() => {
      // The action itself may have moved the focus already.
      if (document.activeElement !== document.body) return
      const next = typeof found === 'function' ? found() : found
      const isWelcome = next?.isConnected && (isByKey || !next.matches(typedIn))
      if (isWelcome) next.focus({ preventScroll: !isByKey })
      else document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    })
  })
  useLayoutEffect(() => () => passOn(), [])
}

/** The button of the item after this one in a list of such items, or of the one before. */
export function buttonBeside(item: HTMLElement): Found {
  const beside = item.nextElementSibling ?? item.previousElementSibling
  return beside?.querySelector<HTMLElement>('button')
}
