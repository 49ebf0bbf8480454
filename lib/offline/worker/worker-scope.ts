/**
 * What the worker uses of its global scope. TypeScript has these types in a library of their own, which
 * cannot be loaded beside that of pages.
 */
export type WorkerScope = {
  location: Location
  caches: CacheStorage
  indexedDB: IDBFactory
  clients: { claim(): Promise<void> }
  registration: { navigationPreload?: { enable(): Promise<void> } }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

export type LastingEvent = { waitUntil(work: Promise<unknown>): void }

export type FetchEvent = LastingEvent & {
  request: Request
  /** What the browser began to fetch while the worker was starting. */
  preloadResponse: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}
