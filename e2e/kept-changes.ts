import type { Page } from '@playwright/test'
import type { Person } from './fixtures'

/** How many changes of a person the browser itself holds, whatever its page shows. */
export function countKeptChanges(page: Page, { id }: Person): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('changes').objectStore('changes').count()
          counting.onerror = () => reject(counting.error)
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
    `docket-changes-${id}`,
  )
}
