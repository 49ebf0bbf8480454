/** However slow or busy a page is, what waits for it must be done in the end. */
const loadMsMax = 10_000
const restMsMax = 2_000

/**
 * Does something once the page has loaded and the browser is idle, after what was asked for before.
 * @returns a function that cancels it.
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
  // Older versions of Safari lack it.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act)
    return () => clearTimeout(timer)
  }
  const handle = window.requestIdleCallback(act, { timeout: restMsMax })
  return () => window.cancelIdleCallback(handle)
}
