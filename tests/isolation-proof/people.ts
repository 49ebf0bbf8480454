import { inArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Driver } from '@/db/driver'
import { session, user } from '@/db/schema/auth'
import { securityEvents } from '@/db/schema/security-events'
import { runInScope, serviceScope } from '@/db/tenant-scope'
import { CouldNotRun } from './could-not-run'
import { type HttpRequest, send } from './exchange'
import { signJwt } from './jwt'
import { requireStatus } from './require-status'
import type { Target } from './target'

/** Somebody with an account for as long as the proof takes, something of every kind, and a token. */
export type Person = { own: Target; jwt: string }

// As Better Auth makes them: one that is nearer its end it would prolong.
const sessionDays = 7
const dayMs = 24 * 60 * 60 * 1000

/** Makes a person of what `newTarget` has thought up. Two of each kind make a list of two pages. */
export async function makePerson(driver: Driver, own: Target): Promise<Person> {
  await driver.orm.insert(user).values({ id: own.user, name: own.name, email: own.email })
  await driver.orm.insert(session).values({
    id: own.session,
    token: own.token,
    userId: own.user,
    userAgent: own.userAgent,
    expiresAt: new Date(Date.now() + sessionDays * dayMs),
  })
  await addEvents(driver, own)
  const jwt = signJwt({ sub: own.user, sid: own.session })
  const person = { own, jwt }
  await addTasks(person)
  own.tasksCursor = await cursorOf(person, 'tasks')
  own.eventsCursor = await cursorOf(person, 'security-events')
  return person
}

/** A request with a person's own token, which further headers may replace. */
export function asPerson({ jwt }: Person, request: HttpRequest): HttpRequest {
  return { ...request, headers: { authorization: `Bearer ${jwt}`, ...request.headers } }
}

// Of this age the role of the purge may delete them, as no other role may that every database has. A
// purge of the app's own that happens to run meanwhile would be taken for a leak.
const eventAge = sql<string>`now() - interval '100 days'`

async function addEvents(
  { transport }: Driver,
  { user: userId, event, userAgent, requestId }: Target,
) {
  const same = { userId, event: 'authz_fail', userIdProved: true, count: 1, time: eventAge }
  const rows = [
    { ...same, id: event, userAgent, requestId },
    { ...same, id: uuidv7() },
  ]
  await runInScope(transport, serviceScope('docket_audit'), (db) => [
    db.insert(securityEvents).values(rows),
  ])
}

async function addTasks(person: Person) {
  const { live, completed, trashed, title, description, tag, key } = person.own
  const text = { title, description, tags: [tag] }
  const path = '/api/me/tasks'
  const bodies = [
    { id: live, ...text },
    { id: completed, completed: true, ...text },
    { id: trashed, ...text },
  ]
  for (const body of bodies) {
    const headers = { 'idempotency-key': body.id === live ? key : body.id }
    await requireStatus(asPerson(person, { method: 'POST', path, headers, body }), 201)
  }
  await requireStatus(asPerson(person, { method: 'DELETE', path: `${path}/${trashed}` }), 204)
}

async function cursorOf(person: Person, list: string): Promise<string> {
  const page = asPerson(person, { method: 'GET', path: `/api/me/${list}?limit=1` })
  const cursor = (await send(page)).headers.get('x-next-cursor')
  if (cursor === null) throw new CouldNotRun(`A page of one's own ${list} names no next one.`)
  return cursor
}

/**
 * Removes people and all there is of them.
 * @throws CouldNotRun saying what is left to do.
 */
export async function removePeople(driver: Driver, ids: string[]): Promise<void> {
  try {
    await remove(driver, ids)
  } catch (cause) {
    const rows = `delete from "user" where id in (${ids.map((id) => `'${id}'`).join(', ')})`
    throw new CouldNotRun(`What was made is still there. To remove it: ${rows}`, { cause })
  }
}

async function remove({ orm, transport }: Driver, ids: string[]) {
  await orm.delete(user).where(inArray(user.id, ids))
  await runInScope(transport, serviceScope('docket_janitor'), (db) => [
    db.delete(securityEvents).where(inArray(securityEvents.userId, ids)),
  ])
}
