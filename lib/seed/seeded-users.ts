import { createHash, randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { inArray, like, sql } from 'drizzle-orm'
import { openDatabase } from '@/db/database'
import { account, user } from '@/db/schema/auth'

/** A hyphen is in no id that Better Auth makes: nobody who signed up is ever taken for one of these. */
const idPrefix = 'seed-'
const idLength = 32
const usersAtOnce = 1_000
/** Of these each may have many thousands of tasks, which go with them. */
const removedAtOnce = 20

export type SeededUser = { number: number; id: string }

/** The users who come next, by number, as the same random seed always makes them. Writes nothing. */
export async function nextUsers(count: number, randomSeed: number): Promise<SeededUser[]> {
  const { orm } = await openDatabase()
  const taken = sql<number>`max(substring(${user.email} from '^seed-([0-9]{1,9})@example[.]com$')::int)`
  const [row] = await orm.select({ taken }).from(user)
  const first = (row?.taken ?? 0) + 1
  return Array.from({ length: count }, (_, i) => {
    const number = first + i
    const hash = createHash('sha256').update(`${randomSeed}/${number}`).digest('hex')
    return { number, id: `${idPrefix}${hash}`.slice(0, idLength) }
  })
}

export function emailOf({ number }: SeededUser): string {
  return `seed-${number}@example.com`
}

/**
 * Makes accounts that can be signed in to with one password, which nobody can know beforehand.
 * @returns the password.
 */
export async function insertUsers(
  users: SeededUser[],
  onProgress: (made: number) => void,
): Promise<string> {
  const { orm } = await openDatabase()
  const password = randomBytes(12).toString('base64url')
  // One hash for all of them: each takes a good part of a second to make, on purpose.
  const hash = await hashPassword(password)
  for (let at = 0; at < users.length; at += usersAtOnce) {
    const batch = users.slice(at, at + usersAtOnce)
    await orm.transaction(async (tx) => {
      await tx.insert(user).values(
        batch.map((each) => ({
          id: each.id,
          name: `Somebody ${each.number}`,
          email: emailOf(each),
        })),
      )
      await tx.insert(account).values(
        batch.map(({ id }) => ({
          id,
          userId: id,
          accountId: id,
          providerId: 'credential',
          password: hash,
        })),
      )
    })
    onProgress(batch.length)
  }
  return password
}

/** The ids of all who were made here, in whichever run. */
export async function findSeededUsers(): Promise<string[]> {
  const { orm } = await openDatabase()
  const isSeeded = like(user.id, `${idPrefix}%`)
  const rows = await orm.select({ id: user.id }).from(user).where(isSeeded)
  return rows.map(({ id }) => id)
}

/** Removes users with all they have. */
export async function removeUsers(ids: string[], onProgress: (removed: number) => void) {
  const { withoutTimeLimit } = await openDatabase()
  await withoutTimeLimit(async (orm) => {
    for (let at = 0; at < ids.length; at += removedAtOnce) {
      const batch = ids.slice(at, at + removedAtOnce)
      await orm.delete(user).where(inArray(user.id, batch))
      onProgress(batch.length)
    }
  })
}
