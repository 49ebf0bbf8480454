import { isConnectionLost, isConnectionUsable, isUnavailable } from './failures'
import { tryTwice } from './retry'
import { isRead } from './transport'

/** What node-postgres's pool and that of Neon's driver, which is made of it, have in common. */
type Client = {
  release(isUseless?: Error | boolean): void
  query(text: string): Promise<unknown>
  on(event: 'error', listener: () => void): unknown
}
type Pool<C> = {
  query(text: string): Promise<unknown>
  on(event: 'error', listener: () => void): unknown
  on(event: 'connect', listener: (client: C) => void): unknown
}
type Query = (query: string | { text: string }, ...rest: unknown[]) => unknown
type OnConnect<C extends Client> = (error?: Error, client?: C, release?: C['release']) => void

/**
 * Makes a pool outlive its server. A server that sleeps wakes slowly, and one that restarts closes
 * connections that look good until they are used: so it connects at the second try, and asks anew what
 * it asked over a connection that broke, where that was a question. A connection that still owes an
 * answer is closed: nobody knows what it is in the middle of, and the next to use it would be in there too.
 * @param connectOnce the pool's own way to connect, which this takes the place of.
 */
export function careFor<C extends Client>(pool: Pool<C>, connectOnce: () => Promise<C>): void {
  const unclear = new WeakSet<C>()
  // Without a listener on both, a server that closes a connection ends this process. The error itself
  // reaches whoever was waiting for an answer.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    noteFailures(client, () => unclear.add(client))
  })
  const connect = async () => {
    const client = await tryTwice(connectOnce, isWorthConnecting)
    const release = client.release.bind(client)
    client.release = (isUseless) => release(isUseless || unclear.has(client))
    return client
  }
  // The pool's own `query` calls it with a callback.
  const connectFor = (callback: OnConnect<C>) =>
    connect().then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error),
    )
  const queryOnce = pool.query.bind(pool) as Query
  const query: Query = (asked, ...rest) => {
    const text = typeof asked === 'string' ? asked : asked.text
    const ask = async () => await queryOnce(asked, ...rest)
    return isRead(text) ? tryTwice(ask, isConnectionLost) : ask()
  }
  Object.assign(pool, {
    connect: (callback?: OnConnect<C>) => (callback ? void connectFor(callback) : connect()),
    query,
  })
}

/** Tells of each query of a client after which its connection may not be in order. */
function noteFailures(client: Client, onFailure: () => void) {
  const queryOnce = client.query.bind(client) as Query
  const query: Query = (...asked) => {
    const answer = queryOnce(...asked)
    if (answer instanceof Promise) {
      answer.catch((error: unknown) => isConnectionUsable(error) || onFailure())
    }
    return answer
  }
  Object.assign(client, { query })
}

/** Any failure to connect may pass, but whoever waited in vain for a free connection has waited enough. */
function isWorthConnecting(error: unknown) {
  const waited = error instanceof Error && error.message.startsWith('timeout exceeded')
  return isUnavailable(error) && !waited
}
