import { randomUUID } from 'node:crypto'
import type { Orm } from '@/db/driver'
import { account, jwks, rateLimit, session, user, verification } from '@/db/schema/auth'
import { idempotencyKeys } from '@/db/schema/idempotency-keys'
import { requestCounts } from '@/db/schema/request-counts'
import { securityEvents } from '@/db/schema/security-events'
import { tasks } from '@/db/schema/tasks'

const people = 3
const time = '2030-01-02T03:04:05.678Z'

/** Puts rows into every table, as somebody whom no policy binds. */
export async function fillTables(orm: Orm): Promise<void> {
  for (let i = 0; i < people; i += 1) await addPerson(orm)
  await orm
    .insert(jwks)
    .values({ id: randomUUID(), publicKey: '{}', privateKey: '{}', createdAt: new Date(time) })
  await orm.insert(rateLimit).values({ id: randomUUID(), key: 'a', count: 1, lastRequest: 1 })
  await orm.insert(requestCounts).values({ key: 'a', points: 1, expire: 2 ** 40 })
  await orm.insert(verification).values({
    id: randomUUID(),
    identifier: 'reset',
    value: 'x',
    expiresAt: new Date(time),
  })
}

async function addPerson(orm: Orm) {
  const userId = randomUUID()
  const expiresAt = new Date(time)
  await orm.insert(user).values({ id: userId, name: 'Ä "quoted"', email: `${userId}@example.com` })
  await orm.insert(session).values({ id: randomUUID(), token: randomUUID(), userId, expiresAt })
  await orm
    .insert(account)
    .values({ id: randomUUID(), accountId: userId, providerId: 'credential', userId })
  await orm.insert(tasks).values([
    { userId, id: randomUUID(), title: 'Milk' },
    {
      userId,
      id: randomUUID(),
      title: 'Émile’s %_\\ "party"',
      description: 'two\nlines',
      priority: 'high',
      dueDate: '2030-02-28',
      dueTime: '23:59',
      tags: ['home', 'ä'],
      version: 7,
      completedAt: time,
    },
    { userId, id: randomUUID(), title: 'Gone', deletedAt: time },
  ])
  await orm
    .insert(idempotencyKeys)
    .values({ userId, key: randomUUID(), fingerprint: 'f', answer: { b: 1, a: 2 } })
  await orm.insert(securityEvents).values({
    id: randomUUID(),
    time,
    event: 'authz_fail',
    userId,
    userIdProved: true,
    count: 2,
  })
}
