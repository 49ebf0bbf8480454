const waitMs = 3_000

let stopWaiting = () => {}

/** Puts the focus on something that is on the page, or that is about to come. The last call counts. */
export function focusWhenThere(find: () => HTMLElement | null) {
  stopWaiting()
  const found = find()
  if (found) return found.focus()
  const observer = new MutationObserver(() => {
    const element = find()
    if (!element) return
    stopWaiting()
    element.focus()
  })
  const timer = setTimeout(() => stopWaiting(), waitMs)
  stopWaiting = () => {
    clearTimeout(timer)
    observer.disconnect()
  }
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['hidden'] })
}
