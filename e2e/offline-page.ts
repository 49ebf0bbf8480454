import { expect, type Page } from '@playwright/test'
import type { Task, TaskInputBody } from '@/lib/tasks/task-schema'
import { type Person, seed } from './fixtures'
import { visit } from './task-page'

/** Chromium says so of a request that fails, its headless shell not of each. */
export const noNetwork = /ERR_INTERNET_DISCONNECTED/

/** Shows somebody's tasks in a browser, until it could show them without a network. */
export async function visitAndKeep(
  page: Page,
  person: Person,
  ...inputs: TaskInputBody[]
): Promise<Task[]> {
  const tasks = await seed(person, ...inputs)
  await visit(page, '/tasks')
  await untilKept(page, inputs[0]?.title ?? '')
  return tasks
}

/** Waits until the browser could do without a network, and has kept a list with this in it. */
export async function untilKept(page: Page, text: string) {
  const controller = () => navigator.serviceWorker.controller?.state
  await expect.poll(() => page.evaluate(controller)).toBe('activated')
  await expect.poll(() => storedText(page, 'databases')).toContain(text)
}

/**
 * Cuts a browser off once the page has fetched what keeps data, which shows in what is kept: a request
 * that is still on its way would be complained of.
 */
export async function goOffline(page: Page, { email }: Person) {
  const kept = () => storedText(page, 'databases')
  await expect.poll(kept).toContain(email)
  await expect.poll(kept).toContain('"updatedAt":')
  await page.context().setOffline(true)
}

/** What the browser keeps for this site, cookies aside, as one text. */
export async function storedText(page: Page, place?: 'caches' | 'databases'): Promise<string> {
  const texts = []
  if (place !== 'databases') texts.push(await page.evaluate(readCaches))
  if (place !== 'caches') texts.push(await page.evaluate(readDatabases))
  if (!place) texts.push(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage])))
  return texts.join('\n')
}

async function readCaches() {
  const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  const responses = (await Promise.all(opened.map((cache) => cache.matchAll()))).flat()
  return (await Promise.all(responses.map((response) => response.text()))).join('\n')
}

async function readDatabases() {
  const ended = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const texts: string[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await ended(indexedDB.open(name))
    for (const store of db.objectStoreNames) {
      const rows = await ended(db.transaction(store).objectStore(store).getAll())
      texts.push(JSON.stringify(rows))
    }
    db.close()
  }
  return texts.join('\n')
}
