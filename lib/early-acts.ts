/** Sent by a page to itself once it can be used. */
export const aliveEvent = 'docket-alive'

/**
 * A script for the start of a page: presses and submits that come before the page's own scripts are
 * held, and carried out once those are there. Otherwise the browser would submit a form itself,
 * losing what is in it, and show a tick that no script has noticed. Popovers it can open by itself.
 */
export const holdEarlyActs = `{
  const held = new Set()
  const hold = (event) => {
    const act =
      event.type === 'submit'
        ? event.target
        : event.target.closest(
            'button:not([popovertarget]), [popovertargetaction=hide], input[type=checkbox], input[type=radio]',
          )
    if (!act) return
    event.preventDefault()
    // React, which may have hydrated only in part, would do it at once, and it would be done twice.
    event.stopImmediatePropagation()
    // A box that is ticked twice is as it was; of anything else, the last press counts.
    const isAgain = held.delete(act)
    if (act.type !== 'checkbox' || !isAgain) held.add(act)
  }
  const types = ['click', 'submit']
  for (const type of types) addEventListener(type, hold, true)
  addEventListener(
    '${aliveEvent}',
    () => {
      for (const type of types) removeEventListener(type, hold, true)
      for (const act of held) act.requestSubmit ? act.requestSubmit() : act.click()
    },
    { once: true },
  )
}`
