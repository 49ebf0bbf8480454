import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptQuery } from './kept-lists'
import { lastDataPrefix } from './last-data-name'
import { lastPersonId } from './last-person'
import { dropLastData } from './wipe-last-data'

/** What a person's pages last showed. It is used only for a start without a network. */
export type LastData = { userId: string; person: KeptPerson; queries: KeptQuery[] }
export type KeptPerson = { name: string; email: string }

interface Schema extends DBSchema {
  person: { key: 'person'; value: KeptPerson }
  queries: { key: 'queries'; value: KeptQuery[] }
}

/** Changes whenever what is kept changes shape: what was kept before is dropped. */
const shape = 1

export function savePerson(userId: string, person: KeptPerson): Promise<void> {
  return write(userId, (db) => db.put('person', person, 'person'))
}

export function saveQueries(userId: string, queries: KeptQuery[]): Promise<void> {
  return write(userId, (db) => db.put('queries', queries, 'queries'))
}

/** What is kept of the person who used this browser last, or null. */
export async function readLastData(): Promise<LastData | null> {
  const userId = lastPersonId()
  if (userId === null) return null
  const db = await open(userId)
  try {
    const person = await db.get('person', 'person')
    return person ? { userId, person, queries: (await db.get('queries', 'queries')) ?? [] } : null
  } finally {
    db.close()
  }
}

async function write(userId: string, put: (db: IDBPDatabase<Schema>) => Promise<unknown>) {
  if (lastPersonId() !== userId) return
  const db = await open(userId)
  try {
    await put(db)
  } finally {
    db.close()
  }
  // They may have signed out meanwhile, in another tab.
  if (lastPersonId() !== userId) await dropLastData(userId)
}

function open(userId: string) {
  return openDB<Schema>(lastDataPrefix + userId, shape, {
    upgrade(db) {
      for (const name of [...db.objectStoreNames]) db.deleteObjectStore(name)
      for (const name of ['person', 'queries'] as const) db.createObjectStore(name)
    },
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}
