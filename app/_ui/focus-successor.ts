'use client'

import { type RefObject, useEffectEvent, useLayoutEffect } from 'react'

type Successor = HTMLElement | null | undefined

/**
 * When what holds the focus goes from the page, passes the focus on, which the browser would leave
 * nowhere: to what `find` names (it is asked while `place` is still there), else to the page's title.
 */
export function useFocusSuccessor(
  place: RefObject<HTMLElement | null>,
  find: (place: HTMLElement) => Successor = () => null,
) {
  const passOn = useEffectEvent(() => {
    const element = place.current
    if (!element?.contains(document.activeElement)) return
    const next = find(element)
    queueMicrotask(() => {
      // Who acted may have put it somewhere already.
      if (document.activeElement !== document.body) return
      if (next?.isConnected) next.focus()
      else document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    })
  })
  useLayoutEffect(() => () => passOn(), [])
}

/** The button of the item after this one in a list of such items, or of the one before. */
export function buttonBeside(item: HTMLElement): Successor {
  const beside = item.nextElementSibling ?? item.previousElementSibling
  return beside?.querySelector<HTMLElement>('button')
}
