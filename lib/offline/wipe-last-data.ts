import { dropLines } from './kept-line'
import { lastDataPrefix } from './last-data-name'
import { forgetPerson, lastPersonId } from './last-person'

/** Deletes what is kept of everybody, for when nobody is signed in here any more. Never fails. */
export async function wipeLastData(): Promise<void> {
  const last = lastPersonId()
  // First, so that no other tab of theirs writes after it.
  forgetPerson()
  dropLines()
  const ids = new Set(await keptIds())
  if (last !== null) ids.add(last)
  await Promise.all([...ids].map(dropLastData))
}

/** Deletes what is kept of everybody else. */
export async function wipeOthersData(userId: string): Promise<void> {
  await Promise.all((await keptIds()).filter((id) => id !== userId).map(dropLastData))
}

/** Waits for the tabs that have it open; all of them close it when asked to. */
export function dropLastData(userId: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(lastDataPrefix + userId)
    request.onsuccess = () => resolve()
    // Where nothing can be deleted, nothing was kept either.
    request.onerror = () => resolve()
  })
}

async function keptIds(): Promise<string[]> {
  try {
    const databases = await indexedDB.databases()
    const names = databases.map(({ name }) => name ?? '')
    return names
      .filter((name) => name.startsWith(lastDataPrefix))
      .map((name) => name.slice(lastDataPrefix.length))
  } catch {
    // An older browser cannot list them; the last person's is known all the same.
    return []
  }
}
