import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { asTenant, openDatabase } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import type { Caller, TenantDatabase } from '@/db/tenant-scope'
import { newPerson } from '../harness/person'

async function newCaller(): Promise<Caller> {
  const { id, sessionId } = await newPerson()
  return { userId: id, sessionId }
}

function insertOf(db: TenantDatabase, { userId }: Caller, id: string, title = 'Milk') {
  return db.insert(tasks).values({ userId, id, title })
}

async function stored(id: string) {
  const { orm } = await openDatabase()
  return await orm.select({ title: tasks.title }).from(tasks).where(eq(tasks.id, id))
}

describe('a scope that is used wrongly', () => {
  it('refuses a statement that was started but not returned, and runs nothing', async () => {
    const [caller, id, other] = [await newCaller(), randomUUID(), randomUUID()]
    const wrong = asTenant(caller, (db) => {
      void insertOf(db, caller, id).execute()
      return [insertOf(db, caller, other)]
    })
    await expect(wrong).rejects.toThrow(/not returned/)
    expect([await stored(id), await stored(other)].flat()).toEqual([])
  })

  it('refuses a statement that is run after it has ended', async () => {
    const [caller, id] = [await newCaller(), randomUUID()]
    const kept: TenantDatabase[] = []
    await asTenant(caller, (db) => {
      kept.push(db)
      return []
    })
    const late = kept.map((db) => insertOf(db, caller, id).execute())
    await expect(Promise.all(late)).rejects.toThrow()
    expect(await stored(id)).toEqual([])
  })

  it('sends nothing where a statement cannot be built, and is usable afterwards', async () => {
    const [caller, id] = [await newCaller(), randomUUID()]
    const broken = asTenant(caller, (db) => [
      insertOf(db, caller, id),
      {
        execute: (): Promise<unknown> => {
          throw new Error('not built')
        },
      },
    ])
    await expect(broken).rejects.toThrow('not built')
    expect(await stored(id)).toEqual([])
    const [rows] = await asTenant(caller, (db) => [db.select().from(tasks)])
    expect(rows).toEqual([])
  })
})
