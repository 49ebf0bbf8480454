'use client'

import { type RefObject, useEffectEvent, useLayoutEffect } from 'react'

type Found = HTMLElement | null | undefined
/** A function is asked once the page has changed. */
type Successor = Found | (() => Found)
const typedIn = 'textarea, input:not([type="checkbox"])'

type Place = RefObject<HTMLElement | null> | (() => HTMLElement | null)

/**
 * When what holds the focus goes from the page, passes the focus on, which the browser would leave
 * nowhere: to what `find` names (it is asked while the place is still there), else to the page's title.
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
    // For a hand, nothing scrolls, and no keyboard comes up on a phone.
    const isByKey = activeElement.matches(':focus-visible')
    queueMicrotask(() => {
      // Who acted may have put it somewhere already.
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
