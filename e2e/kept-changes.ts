import type { Page } from '@playwright/test'
import type { Person } from './fixtures'

/** How many changes of a person the browser itself holds, whatever its page shows. */
export function countKeptChanges(page: Page, { id }: Person): Promise<number> {
  return page.evaluate(async (wanted) => {
    const databases = await indexedDB.databases()
    // Opening one that is not there would make it.
    if (!databases.some(({ name }) => name === wanted)) return 0
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(wanted)
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const counting = opening.result.transaction('changes').objectStore('changes').count()
        counting.onerror = () => reject(counting.error)
        counting.onsuccess = () => {
          opening.result.close()
          resolve(counting.result)
        }
      }
    })
  }, `docket-changes-${id}`)
}
