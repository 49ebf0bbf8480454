import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { openEmbedded } from '@/db/embedded'
import { describeError } from '@/lib/log'

const opening = openEmbedded('memory://')
afterAll(async () => (await opening).close())

const canary = 'canary-of-a-password-hash'

async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  return await work().then(
    () => expect.unreachable(),
    (error: unknown) => error,
  )
}

describe('what the log says of an error', () => {
  it('holds no parameter of a statement that failed', async () => {
    const { orm, transport } = await opening
    const failures = await Promise.all([
      thrownBy(() => orm.execute(sql`select ${canary}::integer`)),
      thrownBy(() => orm.execute(sql`select * from nowhere where a = ${canary}`)),
      thrownBy(() => transport([{ text: 'select $1::integer', values: [canary], shape: 'array' }])),
    ])
    for (const failure of failures) {
      const said = JSON.stringify(describeError(failure))
      expect(said).not.toContain(canary)
      expect(said).toMatch(/"code":"(22P02|42P01)"/)
    }
  })

  it('holds the message and the place of a fault of our own', () => {
    const said = describeError(new Error('an insert returned no row'))
    expect(said).toMatchObject({ error: 'Error', message: 'an insert returned no row' })
    expect(JSON.stringify(said)).toContain('log.test.ts')
  })

  it('holds nothing of a thrown value that is no error', () => {
    expect(describeError(canary)).toEqual({ error: 'string' })
  })
})
