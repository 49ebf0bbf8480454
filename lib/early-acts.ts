/** Sent by a page to itself once it can be used. */
export const aliveEvent = 'docket-alive'

/**
 * A script for the start of a page: what is pressed or sent before the page's own scripts are there is
 * held, and done once they are. The browser would send a form itself, and with it lose what is in it,
 * and show a tick that nobody has heard of. What opens a popover it can do by itself.
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
    // React, which may be there by halves, would do it at once, and it would be done twice.
    event.stopImmediatePropagation()
    // What is ticked twice is as it was; of others, the last press counts.
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
