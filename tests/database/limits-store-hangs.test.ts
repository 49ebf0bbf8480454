import { sql } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { statementTimeoutMs } from '@/db/time-limits'
import { newPerson } from '../harness/person'
import { quotaOf } from '../harness/quota'

// The environment is read once, at first use, which is later than this.
vi.stubEnv('RATE_LIMIT_PER_MINUTE', '6')
vi.stubEnv('RATE_LIMIT_STORE', 'postgres')

it('answers a request, and counts it in memory, while the shared counts keep it waiting', async () => {
  const [person, first] = [await newPerson(), await newPerson()]
  // What is done for the first time takes as long as it takes, and is no part of the wait.
  await first.send('GET', '/tasks')
  const database = await openDatabase()
  await database.withoutTimeLimit((orm) =>
    orm.transaction(async (tx) => {
      await tx.execute(sql`lock table request_counts in access exclusive mode`)
      const start = performance.now()
      const responses = await Promise.all(
        Array.from({ length: 3 }, () => person.send('GET', '/tasks')),
      )
      // Sooner than the database would give up by itself.
      expect(performance.now() - start).toBeLessThan(statementTimeoutMs - 200)
      expect(responses.map(({ status }) => status)).toEqual([200, 200, 200])
      const seen = responses.map((response) => quotaOf(response).remaining)
      expect(seen.sort()).toEqual([3, 4, 5])
    }),
  )
})
