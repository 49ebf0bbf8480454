import { whenOrphaned } from './when-orphaned.mjs'

const patienceMs = 10_000

/**
 * On the first SIGTERM or SIGINT: takes no more connections, finishes the requests under way, closes
 * the app and its database, and ends the process with code 0, within ten seconds.
 * @param {import('node:http').Server} server
 * @param {() => Promise<void>} closeApp
 */
export function stopOnSignal(server, closeApp) {
  let stopping = false
  const stop = () => {
    // npm passes on the signal of a terminal that reaches us as well.
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), patienceMs).unref()
    // A connection that is kept alive turns idle only when its request is done.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    server.close(async () => {
      clearInterval(sweep)
      await closeApp()
      await closeDatabase()
      process.exit(0)
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  whenOrphaned(stop)
}

/** @typedef {{ opening?: { database?: { close(): Promise<void> } } }} DatabaseState */

/** Closes what db/database.ts keeps there; the file itself is a part of Next's bundle. */
async function closeDatabase() {
  const store = /** @type {{ [key: symbol]: DatabaseState | undefined }} */ (globalThis)
  await store[Symbol.for('docket.database')]?.opening?.database?.close()
}
