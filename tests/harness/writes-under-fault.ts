import { expect } from 'vitest'
import type { Task } from '@/lib/tasks/task-schema'
import { json, type Person } from './person'

/** A creation as whoever asked for it saw it. */
export type Write = { title: string; status: number; seconds: number }

/** The contract's bound on every answer, whatever the database does. */
const answerSecondsMax = 5

/** Creates so many tasks at once, and tells of each answer when it comes. */
export async function writeMany(
  person: Person,
  count: number,
  onAnswer: (write: Write) => void = () => {},
): Promise<Write[]> {
  const titles = Array.from({ length: count }, (_, i) => `Task ${i} of ${count}`)
  return await Promise.all(
    titles.map(async (title) => {
      const start = performance.now()
      const { status } = await person.send('POST', '/tasks', { body: { title } })
      const write = { title, status, seconds: (performance.now() - start) / 1000 }
      onAnswer(write)
      return write
    }),
  )
}

/** Requires that each was made or refused for now, in time, and that what is there is what was said. */
export async function expectNothingLost(person: Person, writes: Write[]): Promise<void> {
  expect(writes.filter(({ status }) => status !== 201 && status !== 503)).toEqual([])
  expect(writes.filter(({ seconds }) => seconds > answerSecondsMax)).toEqual([])
  const kept = await titlesOf(person)
  const acknowledged = writes.filter(({ status }) => status === 201).map(({ title }) => title)
  expect(
    acknowledged.filter((title) => !kept.includes(title)),
    'lost',
  ).toEqual([])
  expect(kept.length, 'doubled').toBe(new Set(kept).size)
}

export async function titlesOf(person: Person): Promise<string[]> {
  const tasks = await json<Task[]>(await person.send('GET', '/tasks?limit=500'))
  return tasks.map(({ title }) => title)
}

/** Asks until the answer is there again, which must come without any doing of ours. */
export async function untilServed(person: Person): Promise<void> {
  const status = async () => (await person.send('GET', '/tasks')).status
  await expect.poll(status, { timeout: 20_000 }).toBe(200)
}
