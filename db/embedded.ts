import { chmodSync, mkdirSync } from 'node:fs'
import type { Results } from '@electric-sql/pglite'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { lockDirectory } from './directory-lock'
import type { Driver } from './driver'
import { typesKeptAsText } from './transport'

const inMemory = 'memory://'
const parsers = Object.fromEntries(typesKeptAsText.map((type) => [type, (text: string) => text]))

/**
 * Postgres inside this process. `directory` is made when it is missing; `memory://` keeps nothing.
 * @throws DatabaseRefusal when another process has the directory open.
 */
export async function openEmbedded(directory: string): Promise<Driver> {
  const unlock = directory === inMemory ? () => {} : takeDirectory(directory)
  const pglite = await PGlite.create(directory).catch((error: unknown) => {
    unlock()
    throw error
  })
  return {
    name: 'pglite',
    orm: drizzle(pglite),
    withoutTimeLimit: (work) => work(drizzle(pglite)),
    transport: (statements) =>
      pglite.transaction(async (tx) => {
        const answers: unknown[][] = []
        for (const { text, values, shape } of statements) {
          const { rows }: Results<unknown> = await tx.query(text, values, {
            rowMode: shape,
            parsers,
          })
          answers.push(rows)
        }
        return answers
      }),
    async close() {
      await pglite.close()
      unlock()
    },
  }
}

/** PGlite makes its files readable and writable for everybody, so the folder must keep others out. */
function takeDirectory(directory: string) {
  const unlock = lockDirectory(directory)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  return unlock
}
