import { gzipSync } from 'node:zlib'
import type { Response as Loaded } from '@playwright/test'
import { nonceOf } from '@/lib/http/page-security'
import { expect, seed, test } from './fixtures'
import { untilAlive, visit } from './task-page'

/** In kB of 1,000 bytes, as they cross the network. */
const budgets = [
  { path: '/tasks', page: 24, script: 200, font: 60 },
  { path: '/settings', page: 24, script: 200, font: 60 },
  { path: '/', page: 24, script: 165, font: 60 },
  { path: '/sign-in', page: 24, script: 165, font: 60 },
] as const

for (const { path, page: pageMax, ...kilobytesMax } of budgets) {
  test(`the first load of ${path} keeps within its budget, all of it its own`, async ({
    page,
    makePerson,
  }, testInfo) => {
    if (['/tasks', '/settings'].includes(path)) {
      const person = await makePerson('Ada')
      await page.context().addCookies(person.cookies)
      await seed(person, { title: 'A task' })
    }
    const loaded: Loaded[] = []
    page.on('response', (response) => loaded.push(response))
    const say = (description: string) => {
      testInfo.annotations.push({ type: 'size', description })
      process.stdout.write(`      ${path}: ${description}\n`)
    }
    await visit(page, path)
    const { origin } = new URL(page.url())
    for (const response of loaded) expect(new URL(response.url()).origin).toBe(origin)
    const [document] = loaded
    const { responseBodySize = 0 } = (await document?.request().sizes()) ?? {}
    say(`${(responseBodySize / 1000).toFixed(1)} kB of page, styles included`)
    expect(responseBodySize).toBeGreaterThan(0)
    expect(responseBodySize).toBeLessThanOrEqual(pageMax * 1000)
    // What comes once the page can be used is no part of its first load.
    const html = await (await page.request.get(path)).text()
    const isFirst = (response: Loaded) => html.includes(new URL(response.url()).pathname)
    for (const type of ['script', 'font'] as const) {
      const files = loaded.filter(
        (response) =>
          response.request().resourceType() === type && (type === 'font' || isFirst(response)),
      )
      expect(files.length, type).toBeGreaterThan(0)
      const bytes = (await Promise.all(files.map(transferSize))).reduce((sum, size) => sum + size)
      const said = `${(bytes / 1000).toFixed(1)} kB of ${type} in ${files.length} files`
      say(said)
      expect(bytes, said).toBeLessThanOrEqual(kilobytesMax[type] * 1000)
    }
  })
}

/** Fonts are compressed in themselves. */
async function transferSize(response: Loaded) {
  const body = await response.body()
  return response.request().resourceType() === 'font' ? body.byteLength : gzipSync(body).byteLength
}

test('a page brings its styles, so that its first text waits for nothing else', async ({
  page,
}) => {
  const stylesheets: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'stylesheet') stylesheets.push(request.url())
  })
  await page.route('**/*.js', () => {})
  for (const path of ['/', '/sign-in', '/docs/errors']) {
    const html = await (await page.request.get(path)).text()
    expect(html.match(/<style/g), path).toHaveLength(1)
    await page.goto(path, { waitUntil: 'commit' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('html')).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  }
  expect(stylesheets).toEqual([])
})

test('scripts are sent compressed, and kept for good', async ({ page, person: _ }) => {
  const assets: Loaded[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) assets.push(response)
  })
  await visit(page, '/tasks')
  expect(assets.length).toBeGreaterThan(3)
  for (const asset of assets) {
    const headers = asset.headers()
    expect(headers['cache-control']).toMatch(/max-age=31536000, immutable/)
    // Too small a file is not worth it.
    const body = await asset.body()
    if (body.byteLength > 2_000) expect(headers['content-encoding']).toBe('br')
  }
})

test('scripts ask to be compiled while they are loaded', async ({ page, person: _ }) => {
  const scripts: Loaded[] = []
  page.on('response', (response) => {
    if (/chunks\/.*\.js$/.test(response.url())) scripts.push(response)
  })
  await visit(page, '/tasks')
  expect(scripts.length).toBeGreaterThan(3)
  for (const script of scripts) {
    const [firstLine] = (await script.text()).split('\n', 1)
    expect(firstLine).toBe('//# allFunctionsCalledOnLoad')
  }
})

test('a list without dates starts without a formatter, the first of which is slow', async ({
  page,
  context,
  person,
}) => {
  await seed(person, { title: 'One', priority: 'high', tags: ['home'] }, { title: 'Two' })
  await page.addInitScript(() => {
    const made: string[] = []
    Object.assign(window, { made })
    for (const name of ['NumberFormat', 'DateTimeFormat', 'RelativeTimeFormat'] as const) {
      const construct = (target: typeof Intl.NumberFormat, args: []) => {
        made.push(name)
        return new target(...args)
      }
      const apply = (target: typeof Intl.NumberFormat, _this: unknown, args: []) =>
        construct(target, args)
      Object.assign(Intl, { [name]: new Proxy(Intl[name], { construct, apply }) })
    }
    for (const { prototype } of [Number, Date]) {
      for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
        const method = Reflect.get(prototype, name)
        if (!method) continue
        Object.assign(prototype, {
          [name](...args: []) {
            made.push(name)
            return method.apply(this, args)
          },
        })
      }
    }
  })
  const made = () => page.evaluate(() => Reflect.get(window, 'made'))
  await visit(page, '/tasks')
  await expect.poll(made).not.toEqual([])
  // From then on the server knows the zone.
  const cookies = async () => (await context.cookies()).map(({ name }) => name)
  await expect.poll(cookies).toContain('zone')
  await visit(page, '/tasks')
  await expect(page.getByRole('link', { name: 'Inbox 2 tasks' })).toBeVisible()
  expect(await made()).toEqual([])
})

// Playwright's own requests say themselves what they take.
const ask = (url: string, codings: string) =>
  fetch(url, { headers: { 'Accept-Encoding': codings } })

const codings = [
  ['gzip, deflate, br', 'br'],
  ['*', 'br'],
  ['gzip, br;q=0', 'gzip'],
] as const

test('a file is the same in each coding, and comes in none that is not taken', async ({
  baseURL,
}) => {
  const html = await (await ask(`${baseURL}/sign-in`, 'identity')).text()
  const [path] = /\/_next\/static\/[^"]+\.js/.exec(html) ?? []
  const url = `${baseURL}${path}`
  const plain = await ask(url, 'identity')
  const content = await plain.text()
  expect(plain.headers.get('content-encoding')).toBe(null)
  for (const [taken, given] of codings) {
    const answer = await ask(url, taken)
    expect([taken, answer.headers.get('content-encoding')]).toEqual([taken, given])
    expect(await answer.text()).toBe(content)
    expect(answer.headers.get('vary')).toMatch(/^Accept-Encoding$/i)
    for (const name of ['content-type', 'cache-control', 'content-security-policy']) {
      expect(answer.headers.get(name)).toBe(plain.headers.get(name))
    }
  }
})

test('a page is the same in each coding, and comes in none that is not taken', async ({
  baseURL,
}) => {
  const url = `${baseURL}/sign-in`
  const readPage = async (answer: Response) =>
    (await answer.text()).replaceAll(
      nonceOf(answer.headers.get('content-security-policy')) ?? '',
      '',
    )
  const plain = await ask(url, 'identity')
  const content = await readPage(plain)
  expect(plain.headers.get('content-encoding')).toBe(null)
  for (const [taken, given] of codings) {
    const answer = await ask(url, taken)
    expect([taken, answer.headers.get('content-encoding')]).toEqual([taken, given])
    expect(answer.headers.get('vary')).toMatch(/Accept-Encoding/i)
    expect(await readPage(answer)).toBe(content)
  }
})

test('no font is preloaded', async ({ page }) => {
  const response = await page.request.get('/sign-in')
  expect(response.headers().link ?? '').not.toContain('font')
  expect(await response.text()).not.toContain('as="font"')
})

test('no page has a style or a handler in its HTML, nor anything from elsewhere', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Done', completed: true, due_date: '2020-01-01', tags: ['a'] })
  const forms = ['/sign-in', '/sign-up', '/forgot-password', '/reset-password?token=spent']
  const paths = [
    '/tasks',
    '/tasks?view=completed',
    '/tasks?view=trash',
    '/settings',
    '/',
    ...forms,
    '/nowhere',
  ]
  for (const path of paths) {
    if (path === '/') await page.context().clearCookies()
    const html = await (await page.request.get(path)).text()
    // Next escapes what it sends along for the browser, so that a quote is one of the markup's.
    expect(html.match(/<[a-z][^>]*\s(style|on[a-z]+)="[^"]*"/g), path).toBeNull()
    const links = [...html.matchAll(/<[a-z][^>]*\s(?:src|href|action)="([^"]*)"/g)]
    for (const [, link = ''] of links) expect(link, path).toMatch(/^(\/(?!\/)|#|\?)/)
  }
})

test('a private page is never kept by a cache', async ({ page, person: _ }) => {
  const response = await page.goto('/tasks')
  expect(response?.headers()['cache-control']).toMatch(/no-store/)
  await untilAlive(page)
})
