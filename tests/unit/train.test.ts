import { expect, it, vi } from 'vitest'
import type { Statement } from '@/db/transport'

const first: Statement = { text: 'select 1', values: [], shape: 'array' }
const second: Statement = { text: 'select 2', values: [], shape: 'array' }

/** What a process sends of a statement that it comes to after others. */
async function sentAfter(...others: Statement[]) {
  vi.resetModules()
  const { Train } = await import('@/db/train')
  for (const other of others) new Train([other]).encode(new Map())
  return new Train([first]).encode(new Map()).toString('latin1')
}

it('prepares a statement under the same name in every process, which may share a connection', async () => {
  expect(await sentAfter(second)).toBe(await sentAfter())
})

it('prepares different statements under different names', async () => {
  const { Train } = await import('@/db/train')
  const [one, other] = [first, { ...first, text: 'select 3' }].map(
    (statement) =>
      /docket_\w+/.exec(new Train([statement]).encode(new Map()).toString('latin1'))?.[0],
  )
  expect(one).toBeDefined()
  expect(one).not.toBe(other)
})
