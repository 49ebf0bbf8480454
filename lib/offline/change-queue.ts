import { v7 } from 'uuid'
import type { ChangeFailure, PendingChange } from '@/lib/tasks/optimistic-tasks'
import type { FailedChange } from './change-results'
import { type ChangeStore, keepInMemory, openChangeStore } from './change-store'
import { foldIntoFailed } from './fold-into-failed'

/**
 * Why changes wait: this device is offline, the server is out of reach or asks for a pause, or the
 * session has ended.
 */
export type Away = 'offline' | 'unreachable' | 'busy' | 'signed-out'

export type QueueState = {
  changes: PendingChange[]
  away: Away | null
  /** Whether every change would survive if the page closed now. */
  isKept: boolean
}

export const emptyQueue: QueueState = { changes: [], away: null, isKept: true }

/**
 * The changes of one person that the server does not have yet, as this page shows them. The
 * browser's store is the source of truth; what is made here is shown before it is stored.
 */
export class ChangeQueue {
  #state = emptyQueue
  #store: ChangeStore | null = null
  /** Shown, and not yet in the store. */
  #unstored: PendingChange[] = []
  /** No longer shown, and still in the store. */
  #leaving: string[] = []
  /** One thing after the other, so that what is read is never older than what is shown. */
  #work: Promise<unknown> = Promise.resolve()
  #reload: Promise<void> | null = null
  #isOver = false
  readonly #watchers = new Set<() => void>()
  readonly #made = new Set<() => void>()
  readonly #failed = new Set<(failed: FailedChange) => void>()
  readonly #failedUnheard = new Set<(failed: FailedChange) => void>()

  constructor(readonly owner: string) {}

  readonly getState = (): QueueState => this.#state

  readonly subscribe = (watcher: () => void) => listen(this.#watchers, watcher)

  /** Calls back once a change made or discarded on this page is stored. */
  onMade(listener: () => void) {
    return listen(this.#made, listener)
  }

  onFailed(listener: (failed: FailedChange) => void) {
    return listen(this.#failed, listener)
  }

  /** As `onFailed`, but only while that has no listener. */
  onFailedUnheard(listener: (failed: FailedChange) => void) {
    return listen(this.#failedUnheard, listener)
  }

  tellFailed(failed: FailedChange) {
    const listeners = this.#failed.size > 0 ? this.#failed : this.#failedUnheard
    for (const listener of listeners) listener(failed)
  }

  /** Shows changes at once, in place of those with the keys `replaced`; resolves once stored. */
  async begin(changes: PendingChange[], replaced: string[] = []): Promise<void> {
    if (this.#isOver) return
    this.#unstored = [...this.#unstored, ...changes]
    this.#leaving = [...this.#leaving, ...replaced]
    this.#show({ changes: [...this.#state.changes, ...changes] })
    await this.#inTurn(async (store) => {
      // In this order: a page that closes in between must not lose the text.
      await store.add(changes)
      await store.remove(replaced)
      this.#unstored = this.#unstored.filter((change) => !changes.includes(change))
      this.#show({})
      this.#leaving = this.#leaving.filter((key) => !replaced.includes(key))
    })
    for (const listener of this.#made) listener()
  }

  /** The server has them. */
  end(keys: string[]): Promise<void> {
    return this.#inTurn(async (store) => {
      await store.remove(keys)
      this.#show({ changes: this.#state.changes.filter(({ key }) => !keys.includes(key)) })
    })
  }

  /** Keeps a change that holds text, as not saved; takes back any other. */
  async fail(key: string, failure: ChangeFailure): Promise<FailedChange | null> {
    const restKey = v7()
    // In one turn, from what is stored by then: other failures and other tabs change it as well.
    const failed = await this.#inTurn(async (store) => {
      const changes = await store.read()
      const pending = changes.find((change) => change.key === key)
      if (!pending) return null
      const { pending: kept, rest, keys } = foldIntoFailed(changes, { ...pending, failure })
      if (rest) await store.add([{ key: restKey, change: rest, failure: null }])
      if (kept) await store.update(kept)
      await store.remove(kept ? keys : [key, ...keys])
      const { change } = kept ?? pending
      return { change, isKept: kept !== null, failure, keys: [key, ...keys] }
    })
    await this.reload()
    return failed
  }

  /** Takes in what the other tabs have done. */
  reload(): Promise<void> {
    this.#reload ??= this.#inTurn(async (store) => {
      this.#reload = null
      const changes = await store.read()
      const keys = new Set(changes.map(({ key }) => key))
      this.#show({ changes: [...changes, ...this.#unstored.filter(({ key }) => !keys.has(key))] })
    })
    return this.#reload
  }

  /** For good: a field that saves itself later must leave nothing of someone who has signed out. */
  clear(): Promise<void> {
    this.#isOver = true
    return this.#inTurn(async (store) => {
      await store.clear()
      this.#show({ changes: [] })
    })
  }

  setAway(away: Away | null) {
    if (away !== this.#state.away) this.#show({ away })
  }

  #inTurn<T>(work: (store: ChangeStore) => Promise<T>): Promise<T> {
    const turn = this.#work.then(async () => {
      this.#store ??= await openChangeStore(this.owner)
      try {
        return await work(this.#store)
      } catch {
        // The store is full, or the person cleared it: goes on in memory.
        this.#store = keepInMemory(this.#state.changes, Promise.resolve(this.#store))
        return await work(this.#store)
      }
    })
    this.#work = turn.catch(() => undefined)
    return turn
  }

  #show(change: Partial<QueueState>) {
    const state = { ...this.#state, ...change }
    state.changes = state.changes.filter(({ key }) => !this.#leaving.includes(key))
    const isLasting = this.#store?.isLasting ?? true
    const isKept = state.changes.length === 0 || (isLasting && this.#unstored.length === 0)
    if (isSame(this.#state, { ...state, isKept })) return
    this.#state = { ...state, isKept }
    for (const watcher of this.#watchers) watcher()
  }
}

/** Reading once more that the store is empty must not render anything. */
function isSame(a: QueueState, b: QueueState) {
  const areBothEmpty = a.changes.length === 0 && b.changes.length === 0
  return areBothEmpty && a.away === b.away && a.isKept === b.isKept
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

let current: ChangeQueue | null = null

/** The page's only queue: every caller gets the same. */
export function changeQueueOf(owner: string): ChangeQueue {
  if (current?.owner !== owner) current = new ChangeQueue(owner)
  return current
}
