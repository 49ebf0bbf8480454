/**
 * Uses what the browser keeps for a site. One may be told to keep nothing at all, and then refuses even
 * to be asked: the answer is undefined.
 */
export function tryStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}
