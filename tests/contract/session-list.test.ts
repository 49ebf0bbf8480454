import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { session } from '@/db/schema/auth'
import { listSessions } from '@/lib/auth/session-list'
import { newPerson, type Person } from '../harness/person'

const day = 24 * 60 * 60 * 1000

async function addSession(
  { id: userId }: Person,
  { madeDaysAgo, lastsDays }: { madeDaysAgo: number; lastsDays: number },
) {
  const { orm } = await openDatabase()
  const id = randomUUID()
  await orm.insert(session).values({
    id,
    token: id,
    userId,
    userAgent: 'curl/8.5.0',
    ipAddress: '203.0.113.1',
    createdAt: new Date(Date.now() - madeDaysAgo * day),
    expiresAt: new Date(Date.now() + lastsDays * day),
  })
  return id
}

it('shows a person’s own live sessions, this one first and then the newest', async () => {
  const [person, other] = [await newPerson(), await newPerson()]
  const newest = await addSession(person, { madeDaysAgo: 0, lastsDays: 7 })
  const older = await addSession(person, { madeDaysAgo: 3, lastsDays: 4 })
  await addSession(person, { madeDaysAgo: 8, lastsDays: -1 })
  await addSession(other, { madeDaysAgo: 0, lastsDays: 7 })
  const listed = await listSessions({ userId: person.id, sessionId: older })
  const tokens = listed.map(({ token }) => token)
  expect(tokens).toHaveLength(3)
  expect(tokens[0]).toBe(older)
  expect(new Set(tokens.slice(1))).toContain(newest)
  expect(listed[0]).toMatchObject({
    userAgent: 'curl/8.5.0',
    address: '203.0.113.1',
    signedInAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    isThis: true,
  })
  expect(listed.slice(1).map(({ isThis }) => isThis)).toEqual([false, false])
  const times = listed.slice(1).map(({ signedInAt }) => signedInAt)
  expect(times).toEqual([...times].sort().reverse())
})
