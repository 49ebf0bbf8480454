import { expect } from './fixtures'
import { test, untilReady } from './own-server'

const attemptsMax = 3
const unauthorized = 401
const tooMany = 429

/** Signs in with a password that is wrong, as a proxy passes it on or as a client writes it itself. */
async function attempt(origin: string, forwardedFor: string) {
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
    body: JSON.stringify({ email: 'nobody@example.com', password: 'not the right one' }),
  })
  return response.status
}

/** All the attempts that one address has, each with another entry of its own making. */
async function useUp(origin: string, forge: (text: string) => string) {
  for (let i = 1; i <= attemptsMax; i++) {
    expect(await attempt(origin, forge(`203.0.113.${i}`))).toBe(unauthorized)
  }
}

test('without a proxy that is trusted, no header makes another address of a client’s', async ({
  serve,
}) => {
  const origin = await untilReady(serve({}))
  await useUp(origin, (forged) => forged)
  expect(await attempt(origin, '203.0.113.99')).toBe(tooMany)
})

test('behind a proxy, what a client forges neither dodges its limit nor uses up another’s', async ({
  serve,
}) => {
  const origin = await untilReady(serve({ TRUSTED_PROXIES: '1' }))
  await useUp(origin, (forged) => `${forged}, 198.51.100.7`)
  expect(await attempt(origin, '203.0.113.99, 198.51.100.7')).toBe(tooMany)
  expect(await attempt(origin, '203.0.113.1')).toBe(unauthorized)
})

test('who comes around one of two proxies shares a limit, and uses up nobody else’s', async ({
  serve,
}) => {
  const origin = await untilReady(serve({ TRUSTED_PROXIES: '2' }))
  await useUp(origin, (alone) => alone)
  expect(await attempt(origin, '203.0.113.99')).toBe(tooMany)
  expect(await attempt(origin, 'unknown, 192.0.2.1')).toBe(tooMany)
  expect(await attempt(origin, '203.0.113.1, 192.0.2.1')).toBe(unauthorized)
})
