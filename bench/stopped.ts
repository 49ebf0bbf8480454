const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => stopped.abort(new Error('Stopped. What was started is ended.')))
}

const asError = new Promise<never>((_, reject) => {
  stopped.signal.addEventListener('abort', () => reject(stopped.signal.reason), { once: true })
})
// Where nothing waits for it, nothing is to be said.
asError.catch(() => {})

/**
 * Waits for some work, but not once somebody has stopped the run: servers are ended and files removed on
 * the way out.
 */
export async function unlessStopped<T>(work: Promise<T>): Promise<T> {
  return await Promise.race([work, asError])
}
