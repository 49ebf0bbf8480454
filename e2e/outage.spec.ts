import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@playwright/test'
import { startCountingProxy } from '../tests/harness/counting-proxy'
import { startPostgres } from '../tests/harness/postgres-server'

const origin = 'http://localhost:3216'

test('a page that meets a database that is down says so, and loads when tried again', async ({
  page,
}) => {
  const postgres = await startPostgres()
  const proxy = await startCountingProxy(postgres.url)
  const server = spawn(process.execPath, ['scripts/serve.mjs'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...{ PORT: '3216', BETTER_AUTH_URL: origin, DATABASE_URL: proxy.url, MIGRATE: 'on' },
      BETTER_AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    },
  })
  try {
    const ready = () => statusOf(`${origin}/api/health/ready`)
    await expect.poll(ready, { timeout: 30_000 }).toBe(200)
    await page.context().request.post(`${origin}/api/auth/sign-up/email`, {
      headers: { origin },
      data: { name: 'You', email: 'you@example.com', password: 'correct horse battery' },
    })
    await proxy.cut()
    await page.goto(`${origin}/tasks`)
    await expect(page.getByRole('heading', { name: 'This page did not load' })).toBeVisible()
    await expect(page.getByText('What you had saved is safe')).toBeVisible()
    await proxy.mend()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'All tasks' })).toBeVisible()
  } finally {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
    await proxy.close()
    await postgres.stop()
  }
})

async function statusOf(url: string) {
  return await fetch(url).then(
    ({ status }) => status,
    () => 0,
  )
}
