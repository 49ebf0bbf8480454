import { once } from 'node:events'
import { createServer, type OutgoingHttpHeaders, type Server, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { type Handle, standInFront } from '@/lib/server/front-door'

let servers: Server[] = []

afterEach(() => {
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
  servers = []
})

/** A server whose app answers with the headers that reach it. */
function open(surroundings: { trustedProxies?: number; isHttps?: boolean }) {
  return openWith(async ({ headers }, response) => {
    response.end(JSON.stringify(headers))
  }, surroundings)
}

async function openWith(
  handle: Handle,
  surroundings: { trustedProxies?: number; isHttps?: boolean } = {},
) {
  const server = createServer()
  servers.push(server)
  standInFront(server, handle, { trustedProxies: 0, isHttps: false, ...surroundings })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

/** Each value of a list is a line of its own, which `fetch` would join. */
async function headersThatReach(origin: string, headers: OutgoingHttpHeaders | string[]) {
  const [response] = await once(send(origin, { headers }).end(), 'response')
  return await json(response)
}

it('tells the app in its process that the client’s address is known', async () => {
  await open({})
  expect(Reflect.get(globalThis, Symbol.for('docket.front-door'))).toEqual({ isInFront: true })
})

it('says who the client is, whatever the client says', async () => {
  const origin = await open({})
  const forged = { 'x-real-ip': ['203.0.113.1', '203.0.113.2'], 'x-forwarded-for': '203.0.113.3' }
  expect(await headersThatReach(origin, forged)).toMatchObject({ 'x-real-ip': '127.0.0.1' })
})

it('joins several lines of addresses in their order', async () => {
  const origin = await open({ trustedProxies: 2 })
  const lines = { 'x-forwarded-for': ['198.51.100.1, 203.0.113.9', '192.0.2.7'] }
  expect(await headersThatReach(origin, lines)).toMatchObject({ 'x-real-ip': '203.0.113.9' })
})

it('lets the app see every Authorization there is, of which Node would keep the first', async () => {
  const origin = await open({})
  const two = ['Host', 'localhost', 'Authorization', 'Bearer a', 'authorization', 'Bearer b']
  expect(await headersThatReach(origin, two)).toMatchObject({ authorization: 'Bearer a, Bearer b' })
  const one = { authorization: 'Bearer a' }
  expect(await headersThatReach(origin, one)).toMatchObject(one)
  expect(await headersThatReach(origin, {})).not.toHaveProperty('authorization')
})

it.each([
  ['a page', '/'],
  ['a problem', '/%ff'],
  ['a redirect', '//api/'],
])('asks for https on %s only where that is the public address', async (_, path) => {
  const ask = async (isHttps: boolean) => {
    const response = await fetch((await open({ isHttps })) + path, { redirect: 'manual' })
    return response.headers.get('strict-transport-security')
  }
  expect(await ask(true)).toBe('max-age=31536000')
  expect(await ask(false)).toBeNull()
})

it('breaks off an answer that fails once it has begun, and serves on', async () => {
  const unhandled: unknown[] = []
  const collect = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', collect)
  const origin = await openWith(async (_, response) => {
    response.write('The beginning')
    throw new Error('and no end')
  })
  for (const _ of [1, 2]) await expect(textOf(origin)).rejects.toThrow()
  process.off('unhandledRejection', collect)
  expect(unhandled).toEqual([])
})

async function textOf(origin: string) {
  return await (await fetch(origin)).text()
}
