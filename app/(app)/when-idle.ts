/** However slow what else it loads, and however busy it is: a page must not go without what waits for it. */
const loadMsMax = 10_000
const restMsMax = 2_000

/**
 * Does something once the page has loaded and the browser has nothing else to do, after what was asked
 * for so before.
 * @returns what takes it back.
 */
export function whenIdle(act: () => void): () => void {
  if (document.readyState === 'complete') return askForRest(act)
  const onLoad = () => {
    stopWaiting()
    takeBack = askForRest(act)
  }
  const stopWaiting = () => {
    clearTimeout(timer)
    window.removeEventListener('load', onLoad)
  }
  let takeBack = stopWaiting
  const timer = setTimeout(onLoad, loadMsMax)
  window.addEventListener('load', onLoad)
  return () => takeBack()
}

function askForRest(act: () => void): () => void {
  // Safari has learnt it late.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act)
    return () => clearTimeout(timer)
  }
  const handle = window.requestIdleCallback(act, { timeout: restMsMax })
  return () => window.cancelIdleCallback(handle)
}
