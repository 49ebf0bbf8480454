import { type DBSchema, deleteDB, openDB } from 'idb'
import type { PendingChange } from '@/lib/tasks/optimistic-tasks'

/** Where changes are kept until the server has them: in the browser, in the order they were made. */
export type ChangeStore = {
  /** Whether they are still there after a reload. */
  isLasting: boolean
  read: () => Promise<PendingChange[]>
  /** Adds what is not there yet. */
  add: (changes: PendingChange[]) => Promise<void>
  update: (change: PendingChange) => Promise<void>
  remove: (keys: string[]) => Promise<void>
  /** Leaves nothing; the store is of no use after it. */
  clear: () => Promise<void>
}

interface Schema extends DBSchema {
  changes: {
    key: number
    value: PendingChange & { owner: string }
    indexes: { key: string }
  }
}

/** A browser that does not answer must not keep a person from saving. */
const openingMsMax = 3_000

/** One for each person, so that nobody's changes are sent as somebody else's. */
export async function openChangeStore(owner: string): Promise<ChangeStore> {
  const database = openDatabase(owner)
  try {
    return await inTime(database)
  } catch {
    // In a private window, say, there may be none.
    return keepInMemory([], database)
  }
}

async function openDatabase(owner: string): Promise<ChangeStore> {
  const name = `docket-changes-${owner}`
  const database = await openDB<Schema>(name, 1, {
    upgrade(created) {
      // Numbered by the database: the clock may go back between two changes, this does not.
      const store = created.createObjectStore('changes', { autoIncrement: true })
      store.createIndex('key', 'key', { unique: true })
    },
    // The database is deleted only for good, when its person has signed out.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })

  function write() {
    // A change counts as kept once it is on the disk, not only handed over.
    return database.transaction('changes', 'readwrite', { durability: 'strict' })
  }

  return {
    isLasting: true,
    async read() {
      const rows = await database.getAll('changes')
      return rows.filter((row) => row.owner === owner).map(({ owner: _, ...change }) => change)
    },
    async add(changes) {
      const { store, done } = write()
      for (const change of changes) {
        const known = await store.index('key').getKey(change.key)
        if (known === undefined) await store.add({ ...change, owner })
      }
      await done
    },
    async update(change) {
      const { store, done } = write()
      const known = await store.index('key').getKey(change.key)
      if (known !== undefined) await store.put({ ...change, owner }, known)
      await done
    },
    async remove(keys) {
      const { store, done } = write()
      for (const key of keys) {
        const known = await store.index('key').getKey(key)
        if (known !== undefined) await store.delete(known)
      }
      await done
    },
    async clear() {
      await database.clear('changes').catch(wasClosed)
      database.close()
      // Deletes the database itself too: its name contains a person's id.
      await inTime(deleteDB(name)).catch(() => undefined)
    },
  }
}

/**
 * Lasts as long as its page. What is removed from it is removed from the store that failed as well,
 * if possible: it would be sent again later, or stay after its person has signed out.
 */
export function keepInMemory(changes: PendingChange[], failed: Promise<ChangeStore>): ChangeStore {
  let kept = changes
  const dropToo = (drop: (store: ChangeStore) => Promise<void>) =>
    inTime(failed.then(drop)).catch(() => undefined)
  return {
    isLasting: false,
    read: async () => kept,
    async add(added) {
      const isKnown = ({ key }: PendingChange) => kept.some((change) => change.key === key)
      kept = [...kept, ...added.filter((change) => !isKnown(change))]
    },
    async update(change) {
      kept = kept.map((known) => (known.key === change.key ? change : known))
    },
    async remove(keys) {
      kept = kept.filter(({ key }) => !keys.includes(key))
      await dropToo((store) => store.remove(keys))
    },
    async clear() {
      kept = []
      await dropToo((store) => store.clear())
    },
  }
}

/** Another tab closes the database in order to delete it. */
function wasClosed(error: unknown) {
  if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('the database does not open')), openingMsMax)
    }),
  ])
}
