import { readdirSync } from 'node:fs'
import type { APIResponse, Page } from '@playwright/test'
import { expect, seed } from './fixtures'
import { test, untilReady } from './own-server'
import { visit } from './task-page'

const pageFile = /(?:^|\/)page\.tsx$/

/** Every page there is, by the files they are made of, and one there is not. */
const paths = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => pageFile.test(path) && !path.includes('['))
  .map((path) => `/${path.replace(pageFile, '').replace(/\([^)]*\)\/?/g, '')}`)
  .concat('/no-such-page', '/no-such-file.png')

const policyOf = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const fixed = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringMatching(/camera=\(\), .*geolocation=\(\), .*microphone=\(\)/),
}

function nonceOf(response: APIResponse): string {
  const policy = response.headers()['content-security-policy'] ?? ''
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
  expect(policy).toBe(policyOf(nonce))
  expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
  return nonce
}

test('the pages that these tests are about are found', () => {
  expect(paths).toEqual(expect.arrayContaining(['/', '/sign-in', '/sign-up', '/tasks']))
})

for (const path of paths) {
  test(`${path} has every header, and a nonce for once`, async ({ page, person, context }) => {
    await seed(person, { title: 'A task' })
    const nonces = new Set<string>()
    const ask = async () => {
      const response = await page.request.get(path, { maxRedirects: 0 })
      expect(response.headers()).toMatchObject(fixed)
      expect(response.headers()['strict-transport-security']).toBeUndefined()
      const nonce = nonceOf(response)
      const html = await response.text()
      // A page that was made by the build would have none, and its scripts would not run.
      const tags = html.match(/<(script|style)(?=[\s>])[^>]*>/g) ?? []
      for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`)
      if (response.status() === 200) expect(tags.length).toBeGreaterThan(3)
      nonces.add(nonce)
    }
    await ask()
    await ask()
    await context.clearCookies()
    await ask()
    expect(nonces.size).toBe(3)
  })
}

test('a header of Next’s own client does not take the policy off a page', async ({ request }) => {
  const forged: Record<string, string>[] = [
    { 'next-router-prefetch': '1', purpose: 'prefetch' },
    { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') },
    { 'content-security-policy': "script-src 'nonce-mine'" },
  ]
  for (const headers of forged) {
    const response = await request.get('/sign-in', { headers })
    expect(await response.text()).toContain(`nonce="${nonceOf(response)}"`)
  }
})

test('files have the fixed headers too, and no page’s policy', async ({ request }) => {
  const html = await (await request.get('/')).text()
  const [, script = ''] = /src="(\/_next\/static\/[^"]+\.js)"/.exec(html) ?? []
  const own = ['/icon.svg', '/favicon.ico', '/icons/icon-192.png', '/manifest.webmanifest']
  const missing = '/_next/static/nothing.js'
  for (const path of [...own, script, missing]) {
    const response = await request.get(path)
    expect(`${path} ${response.status()}`).toBe(`${path} ${path === missing ? 404 : 200}`)
    const headers = response.headers()
    expect(headers).toMatchObject(fixed)
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
  }
})

test('the service worker may fetch what it keeps, and is asked for anew each time', async ({
  request,
}) => {
  const headers = (await request.get('/sw.js')).headers()
  expect(headers).toMatchObject({
    ...fixed,
    'cache-control': 'no-cache',
    'content-type': expect.stringMatching(/^(application|text)\/javascript/),
    'content-security-policy': "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
  })
})

test('the API’s answers have their own headers, each of them once', async ({ request }) => {
  const response = await request.get('/api/health/live')
  const names = response.headersArray().map(({ name }) => name.toLowerCase())
  expect(new Set(names).size).toBe(names.length)
  expect(response.headers()).toMatchObject({ 'x-content-type-options': 'nosniff' })
  expect(names).not.toContain('permissions-policy')
})

for (const theme of ['light', 'dark']) {
  test(`no page breaks its policy: ${theme}`, async ({ page, person, context, complaints }) => {
    complaints.expect(/404/)
    const cookie = { name: 'theme', value: theme, url: test.info().project.use.baseURL }
    await seed(person, { title: 'A task', due_date: '2020-01-01', priority: 'high', tags: ['a'] })
    await context.addCookies([cookie])
    await visitAll(page)
    await context.clearCookies()
    await context.addCookies([cookie])
    await visitAll(page)
  })
}

async function visitAll(page: Page) {
  for (const path of paths) await visit(page, path)
}

/** What somebody might get into a page's HTML. */
const injected = `
  <base href="https://elsewhere.example/">
  <script>window.ran = 'script'</script>
  <script src="https://elsewhere.example/script.js"></script>
  <img alt="" src="https://elsewhere.example/image.png">
  <img alt="" src="data:," onerror="window.ran = 'handler'">
  <iframe src="https://elsewhere.example/frame"></iframe>
  <object data="https://elsewhere.example/object"></object>
  <style>p { color: red }</style>
  <p style="color: red">text</p>`

test('nothing that gets into a page runs, or reaches another site', async ({
  page,
  complaints,
}) => {
  complaints.expect(/violates/)
  const elsewhere: string[] = []
  await page.route('https://elsewhere.example/**', async (route) => {
    elsewhere.push(route.request().url())
    await route.abort()
  })
  await page.route('/sign-in', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `<!DOCTYPE html><title>Taken over</title>${injected}` })
  })
  await page.goto('/sign-in')
  const found = await page.evaluate(async () => {
    // What a debugger begins may evaluate text; what comes in the next frame is the page's own.
    await new Promise(requestAnimationFrame)
    const nameOf = ({ name }: Error) => name
    return {
      ran: Reflect.get(window, 'ran'),
      base: document.baseURI,
      color: getComputedStyle(document.querySelector('p') ?? document.body).color,
      fetched: await fetch('https://elsewhere.example/').catch(nameOf),
      evaluated: await Promise.resolve(0)
        .then(() => Reflect.construct(Function, ['return 1'])())
        .catch(nameOf),
    }
  })
  expect(found).toEqual({
    ran: undefined,
    base: page.url(),
    color: 'rgb(0, 0, 0)',
    fetched: 'TypeError',
    evaluated: 'EvalError',
  })
  expect(elsewhere).toEqual([])
})

test('where the public address is one by https, every answer asks for it', async ({ serve }) => {
  const origin = await untilReady(serve({ BETTER_AUTH_URL: 'https://docket.test' }))
  const ask = (path: string) => fetch(origin + path, { redirect: 'manual' })
  for (const path of ['/', '/no-such-page', '/icon.svg', '/sign-in/', '/api/health/live', '/%ff']) {
    const { headers } = await ask(path)
    expect([path, headers.get('strict-transport-security')]).toEqual([path, 'max-age=31536000'])
  }
  const policy = (await ask('/')).headers.get('content-security-policy')
  expect(policy).toMatch(/; upgrade-insecure-requests$/)
})
