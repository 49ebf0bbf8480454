const lookEveryMs = 500

/**
 * Calls back once when the process that started us has ended. npm hands a signal to the shell that
 * it runs a script in, and that shell may die of it without passing it on.
 * @param {() => void} callback
 * @returns {() => void} ends the watch.
 */
export function whenOrphaned(callback) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    callback()
  }, lookEveryMs).unref()
  return () => clearInterval(watch)
}
