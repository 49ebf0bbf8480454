import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test as base, expect } from './fixtures'

export const goodSecret = 'only-for-tests-only-for-tests-only-for-tests'

export type Server = { child: ChildProcess; output: Promise<[stdout: string, stderr: string]> }
type Serve = (environment: Record<string, string>) => Server
type Fixtures = { dataDirectory: string; serve: Serve }

/** Tests that start production servers of their own, beside the one that all the others share. */
export const test = base.extend<Fixtures>({
  dataDirectory: async ({ baseURL: _ }, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'docket-'))
    await use(directory)
    rmSync(directory, { recursive: true, force: true })
  },

  /** An empty variable counts as absent. All servers of a test share one data folder. */
  serve: async ({ dataDirectory }, use) => {
    const children: ChildProcess[] = []
    await use((environment) => {
      const env = {
        ...process.env,
        ...{ BETTER_AUTH_SECRET: goodSecret, BETTER_AUTH_URL: '', DATABASE_URL: '', PORT: '0' },
        ...{ DATA_DIR: dataDirectory, MIGRATE: 'on', ...environment },
      }
      const child = spawn(process.execPath, ['scripts/serve.mjs'], { env })
      children.push(child)
      return { child, output: Promise.all([text(child.stdout), text(child.stderr)]) }
    })
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }
  },
})

/** Waits for a server, and answers with the address it says it is at. */
export async function untilReady({ child }: Server): Promise<string> {
  return await new Promise<string>((resolve, reject) => {
    // Beside `text`, which reads the same stream to its end.
    child.stdout?.on('data', (chunk) => {
      const [, origin] = /Docket is ready on (\S+)/.exec(String(chunk)) ?? []
      if (origin) resolve(origin)
    })
    child.once('exit', () => reject(new Error('the server ended before it was ready')))
  })
}

export const json = { 'content-type': 'application/json' }

/** Makes somebody an account there. @returns their `Authorization`. */
export async function signUp(origin: string, email = 'a@example.com'): Promise<string> {
  const body = JSON.stringify({ name: 'A', email, password: 'correct horse' })
  const account = { method: 'POST', headers: json, body }
  const response = await fetch(`${origin}/api/auth/sign-up/email`, account)
  expect(response.status).toBe(200)
  return `Bearer ${response.headers.get('set-auth-token')}`
}
