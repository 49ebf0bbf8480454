import { readFileSync } from 'node:fs'
import { createServer, request as forward, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { test as base, expect } from './fixtures'
import { visit } from './task-page'

// What a browser with the app in it makes of newer builds: a server in front of ours, which names its
// build as the test says and serves it otherwise unchanged.

const build = readFileSync('.next/BUILD_ID', 'utf8')

type Release = { origin: string; name: string }

const test = base.extend<{ release: Release }>({
  release: async ({ baseURL }, use) => {
    const release = { origin: '', name: build }
    const server = createServer((incoming, outgoing) => {
      // Whole and unpacked each time, whatever the browser has already.
      const { 'if-none-match': _etag, 'if-modified-since': _time, ...asked } = incoming.headers
      const headers = { ...asked, 'accept-encoding': 'identity' }
      const options = { method: incoming.method, headers }
      const sent = forward(new URL(incoming.url ?? '/', baseURL), options, (answer) => {
        const { 'content-length': _, ...rest } = answer.headers
        outgoing.writeHead(answer.statusCode ?? 502, rest)
        const isNamed = ['/sw.js', '/offline'].includes(incoming.url ?? '')
        if (!isNamed) return answer.pipe(outgoing)
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () =>
          outgoing.end(Buffer.concat(chunks).toString().replaceAll(build, release.name)),
        )
      })
      sent.on('error', () => outgoing.destroy())
      incoming.pipe(sent)
    })
    release.origin = await listen(server)
    await use(release)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  },
})

test.use({ serviceWorkers: 'allow' })

async function listen(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return `http://localhost:${port}`
}

const shells = (page: Page) => page.evaluate(() => caches.keys())

/** As browsers look for a newer one now and then: until they have found it. */
const updatedShells = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update().catch(() => undefined)
    return caches.keys()
  })

test('a newer build takes over while a page stays open, and drops what is older than that', async ({
  page,
  person: _,
  release,
}) => {
  await visit(page, `${release.origin}/tasks`)
  await expect.poll(() => shells(page)).toEqual([`docket-shell-${build}`])
  await page.evaluate(() => Reflect.set(window, 'stayed', true))
  release.name = 'second'
  await expect
    .poll(() => updatedShells(page))
    .toEqual([`docket-shell-${build}`, 'docket-shell-second'])
  release.name = 'third'
  await expect
    .poll(() => updatedShells(page))
    .toEqual(['docket-shell-second', 'docket-shell-third'])
  expect(await page.evaluate(() => Reflect.get(window, 'stayed'))).toBe(true)
})
