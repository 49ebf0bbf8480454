/**
 * Uses what the browser keeps for a site, or for a tab. One may be told to keep nothing at all, and then
 * refuses even to be asked: the answer is undefined.
 */
export function tryStorage<T>(
  use: (storage: Storage) => T,
  open = () => localStorage,
): T | undefined {
  try {
    return use(open())
  } catch {
    return undefined
  }
}
