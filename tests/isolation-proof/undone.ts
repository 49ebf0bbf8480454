import type { Orm } from '@/db/driver'

class Undone extends Error {}

/** Runs `work` in a transaction of the connecting role that is rolled back whatever comes of it. */
export async function undone<T>(orm: Orm, work: (tx: Orm) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  try {
    await orm.transaction(async (tx) => {
      result = { value: await work(tx) }
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Undone && result) return result.value
    throw error
  }
  throw new Error('a transaction was not rolled back')
}
