import { gzipSync } from 'node:zlib'
import type { Response } from '@playwright/test'
import { expect, seed, test } from './fixtures'
import { untilAlive, visit } from './task-page'

const scriptKilobytesMax = 220

test(`the task page’s first load has at most ${scriptKilobytesMax} kB of script, all its own`, async ({
  page,
  person,
}, testInfo) => {
  await seed(person, { title: 'A task' })
  const scripts: Response[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response)
  })
  await visit(page, '/tasks')
  const { origin } = new URL(page.url())
  expect(scripts.length).toBeGreaterThan(3)
  for (const script of scripts) expect(new URL(script.url()).origin).toBe(origin)
  const bodies = await Promise.all(scripts.map((script) => script.body()))
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0)
  const said = `${(bytes / 1000).toFixed(1)} kB of script in ${scripts.length} files, gzipped`
  testInfo.annotations.push({ type: 'size', description: said })
  process.stdout.write(`      ${said}\n`)
  expect(bytes).toBeLessThanOrEqual(scriptKilobytesMax * 1000)
})

test('scripts and styles are sent compressed, and kept for good', async ({ page, person: _ }) => {
  const assets: Response[] = []
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) assets.push(response)
  })
  await visit(page, '/tasks')
  expect(assets.length).toBeGreaterThan(3)
  for (const asset of assets) {
    const headers = asset.headers()
    expect(headers['cache-control']).toMatch(/max-age=31536000, immutable/)
    // Too small a file is not worth it.
    const body = await asset.body()
    if (body.byteLength > 2_000) expect(headers['content-encoding']).toMatch(/gzip|br/)
  }
})

test('no page has a style or a handler in its HTML, nor anything from elsewhere', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Done', completed: true, due_date: '2020-01-01', tags: ['a'] })
  const signedOut = ['/', '/sign-in', '/sign-up', '/nowhere']
  const paths = ['/tasks', '/tasks?status=deleted', ...signedOut]
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
