import type { Server } from 'node:http'

const patienceMs = 10_000
/** The last part of it, reserved for what is done after the requests. */
const closingMs = 2_000

/** Calls back on the first SIGTERM or SIGINT, or when the process that started this one is gone. */
export function onStop(stop: () => void, whenOrphaned: (callback: () => void) => unknown): void {
  let isStopping = false
  const stopOnce = () => {
    // npm passes on a terminal's signal, which reaches us directly as well.
    if (isStopping) return
    isStopping = true
    stop()
  }
  process.on('SIGTERM', stopOnce)
  process.on('SIGINT', stopOnce)
  whenOrphaned(stopOnce)
}

/**
 * Takes no more connections, finishes the requests under way, closes what they needed, and ends the
 * process with code 0, within ten seconds. A request that takes most of that is broken off: what
 * earlier answers have promised comes first.
 */
export function drain(server: Server, close: () => Promise<void>): void {
  setTimeout(() => process.exit(0), patienceMs).unref()
  setTimeout(() => server.closeAllConnections(), patienceMs - closingMs).unref()
  // A connection that is kept alive turns idle only when its request is done.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  server.close(async () => {
    clearInterval(sweep)
    await close()
    process.exit(0)
  })
}
