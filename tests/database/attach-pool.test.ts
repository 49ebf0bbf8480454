import { neonConfig } from '@neondatabase/serverless'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openNeon } from '@/db/neon'
import { openNodePostgres } from '@/db/node-postgres'
import { startNeonStandIn } from '../harness/neon-stand-in'
import { createPostgresDatabase } from '../harness/use-postgres'

const standIn = await startNeonStandIn()
neonConfig.wsProxy = standIn.proxyAddress
neonConfig.useSecureWebSocket = false
neonConfig.pipelineConnect = false
afterAll(() => standIn.stop())

const url = await createPostgresDatabase()

/** Where Vercel's runtime keeps what belongs to the request that a function answers. */
const requestContext = Symbol.for('@vercel/request-context')
/** How long a connection may lie idle, and a little more. */
const idleMs = 11_000
let heldAwakeBy: Promise<unknown>[]

beforeEach(() => {
  heldAwakeBy = []
  const context = { waitUntil: (work: Promise<unknown>) => heldAwakeBy.push(work) }
  Reflect.set(globalThis, requestContext, { get: () => context })
  // At the usual pace until a test has them hurry.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
})

afterEach(() => {
  Reflect.deleteProperty(globalThis, requestContext)
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const drivers = [
  { name: 'node-postgres', open: openNodePostgres },
  { name: 'Neon', open: openNeon },
]

describe.each(drivers)('the pool of $name', ({ open }) => {
  it('keeps a function on Vercel awake until its connections are closed', async () => {
    for (const name of ['VERCEL_URL', 'VERCEL_REGION']) vi.stubEnv(name, 'set')
    const driver = open(url)
    await driver.orm.execute(sql`select 1`)
    expect(heldAwakeBy).toHaveLength(1)
    vi.advanceTimersByTime(idleMs)
    await Promise.all(heldAwakeBy)
    await driver.close()
  })

  it('asks for nothing elsewhere', async () => {
    const driver = open(url)
    await driver.orm.execute(sql`select 1`)
    expect(heldAwakeBy).toEqual([])
    await driver.close()
  })
})
