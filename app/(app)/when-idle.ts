/** A page that never rests must not go without what waits for it. */
const waitMsMax = 2_000

/**
 * Does something once the page has loaded and the browser has nothing else to do, after what was asked
 * for so before.
 * @returns what takes it back.
 */
export function whenIdle(act: () => void): () => void {
  if (document.readyState === 'complete') return askForRest(act)
  const onLoad = () => {
    takeBack = askForRest(act)
  }
  let takeBack = () => window.removeEventListener('load', onLoad)
  window.addEventListener('load', onLoad, { once: true })
  return () => takeBack()
}

function askForRest(act: () => void): () => void {
  // Safari has learnt it late.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act)
    return () => clearTimeout(timer)
  }
  const handle = window.requestIdleCallback(act, { timeout: waitMsMax })
  return () => window.cancelIdleCallback(handle)
}
