import { randomUUID } from 'node:crypto'
import { eq, like, sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { account, user } from '@/db/schema/auth'
import { tasks } from '@/db/schema/tasks'
import { cleanDatabase, fillDatabase } from '@/lib/seed/fill-database'
import { parseSeedOptions } from '@/lib/seed/seed-options'
import { expectTasks } from '../harness/answers'
import { newPerson } from '../harness/person'
import { signIn } from '../harness/sign-up'

afterEach(() => clean())

/** Seeds with these arguments. @returns what it said. */
async function seed(...args: string[]): Promise<string> {
  const said: string[] = []
  await fillDatabase(parseSeedOptions(args), { write: (text) => said.push(text) })
  return said.join('')
}

async function clean(): Promise<string> {
  const said: string[] = []
  await cleanDatabase({ write: (text) => said.push(text) })
  return said.join('')
}

/** Each seeded user with the number of their tasks, by number. */
async function readSeeded() {
  const { orm } = await openDatabase()
  return await orm
    .select({ email: user.email, count: sql<number>`count(${tasks.id})::int` })
    .from(user)
    .leftJoin(tasks, eq(tasks.userId, user.id))
    .where(like(user.id, 'seed-%'))
    .groupBy(user.email)
    .orderBy(sql`length(${user.email})`, user.email)
}

/** What the first seeded user's tasks say, in an order of their own. */
async function readTitles(email: string) {
  const { orm } = await openDatabase()
  const { title, description, tags } = tasks
  return await orm
    .select({ title, description, tags })
    .from(tasks)
    .innerJoin(user, eq(tasks.userId, user.id))
    .where(eq(user.email, email))
    .orderBy(tasks.id)
}

describe('seeding', () => {
  it('makes as many users and tasks as were asked for, the first with most', async () => {
    await seed('--users', '30', '--tasks', '1000')
    const seeded = await readSeeded()
    expect(seeded.map(({ email }) => email)).toEqual(
      Array.from({ length: 30 }, (_, i) => `seed-${i + 1}@example.com`),
    )
    const counts = seeded.map(({ count }) => count)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_000)
    expect(Math.max(...counts)).toBe(counts[0])
  })

  it('prints the password with which each of them can sign in and see their tasks', async () => {
    const said = await seed('--users', '3', '--tasks', '30')
    const [, password = ''] = /password (\S+)/.exec(said) ?? []
    const { person } = await signIn({ email: 'seed-2@example.com', password })
    const [, second] = await readSeeded()
    const shown = [
      ...(await expectTasks(await person.send('GET', '/tasks'))),
      ...(await expectTasks(await person.send('GET', '/tasks?status=deleted'))),
    ]
    expect(shown).toHaveLength(second?.count ?? 0)
    expect(shown.length).toBeGreaterThan(0)
    expect(await seed('--users', '1')).not.toContain(password)
  })

  it('gives the same users the same tasks for the same random seed, and others for another', async () => {
    const first = 'seed-1@example.com'
    await seed('--users', '2', '--tasks', '150', '--random-seed', '7')
    const once = await readTitles(first)
    expect(once.length).toBeGreaterThan(10)
    await clean()
    await seed('--users', '2', '--tasks', '150', '--random-seed', '7')
    expect(await readTitles(first)).toEqual(once)
    await clean()
    await seed('--users', '2', '--tasks', '150', '--random-seed', '8')
    expect(await readTitles(first)).not.toEqual(once)
  })

  it('goes on behind those who are there, somebody else of such an address included', async () => {
    const { orm } = await openDatabase()
    const [id, email] = [randomUUID(), 'seed-5@example.com']
    await orm.insert(user).values({ id, name: 'Somebody', email })
    await seed('--users', '2', '--tasks', '0')
    await seed('--users', '2', '--tasks', '10')
    expect((await readSeeded()).map(({ email }) => email)).toEqual(
      [6, 7, 8, 9].map((number) => `seed-${number}@example.com`),
    )
    await clean()
    expect(await orm.delete(user).where(eq(user.id, id)).returning({ email: user.email })).toEqual([
      { email },
    ])
  })
})

describe('cleaning', () => {
  it('removes whom seeding made with all they have, and nothing of anybody else', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'Mine' })
    await seed('--users', '25', '--tasks', '300')
    expect(await clean()).toMatch(/^users removed: 25 of 25/m)
    expect(await readSeeded()).toEqual([])
    const { orm } = await openDatabase()
    for (const { userId } of [tasks, account]) {
      const left = await orm.select({ userId }).from(userId.table).where(like(userId, 'seed-%'))
      expect(left).toEqual([])
    }
    expect(await expectTasks(await person.send('GET', '/tasks'))).toEqual([task])
    expect(await clean()).toBe('There are no users that this command made.\n')
  })
})
