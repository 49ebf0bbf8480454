import type { Server } from 'node:http'

const patienceMs = 10_000
/** A part of it, for what is to be done when the requests are. */
const closingMs = 2_000

/** Calls back on the first SIGTERM or SIGINT, or when whoever started the process is gone. */
export function onStop(stop: () => void, whenOrphaned: (callback: () => void) => unknown): void {
  let isStopping = false
  const stopOnce = () => {
    // npm passes on the signal of a terminal that reaches us as well.
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
 * process with code 0, within ten seconds. A request that takes most of them is broken off: what was
 * promised with the answers before it comes first.
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
