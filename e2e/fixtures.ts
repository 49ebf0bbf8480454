import { type APIRequestContext, type BrowserContext, test as base, expect } from '@playwright/test'
import type { Task, TaskInputBody } from '@/lib/tasks/task-schema'
import { DocumentedCalls } from './documented-calls'
import { noteListening } from './task-page'

export { expect }

/** Somebody with an account: what they sign in with, their session, and a program of theirs. */
export type Person = {
  id: string
  name: string
  email: string
  password: string
  cookies: Parameters<BrowserContext['addCookies']>[0]
  /** Calls the API with a JWT and no cookie. */
  program: APIRequestContext
}

/**
 * What the browser complains of. A test says what it provokes; anything else fails it, and so does
 * what never came. What is allowed depends on the browser, or on what was asked for just then.
 */
type Complaints = {
  watch: (context: BrowserContext) => void
  expect: (pattern: RegExp) => void
  allow: (pattern: RegExp) => void
}

type Fixtures = {
  complaints: Complaints
  makePerson: (name: string) => Promise<Person>
  /** A browser of their own, signed in. */
  openBrowser: (person: Person) => Promise<BrowserContext>
  /** Signed in where `page` is. */
  person: Person
}

export const password = 'a sentence is a good one'

export function freshEmail() {
  return `${crypto.randomUUID()}@example.com`
}

export const test = base.extend<Fixtures>({
  complaints: async ({ playwright, baseURL }, use) => {
    const heard: string[] = []
    const expected: RegExp[] = []
    const allowed: RegExp[] = []
    const calls = new DocumentedCalls()
    await use({
      watch(context) {
        calls.watch(context)
        context.on('console', (message) => {
          const isError = message.type() === 'error' || /hydrat|violates/i.test(message.text())
          if (isError) heard.push(`${message.text()} ${message.location().url}`)
        })
        context.on('weberror', (error) => heard.push(String(error.error())))
      },
      expect: (pattern) => expected.push(pattern),
      allow: (pattern) => allowed.push(pattern),
    })
    const isExpected = (text: string) =>
      [...expected, ...allowed].some((pattern) => pattern.test(text))
    expect(heard.filter((text) => !isExpected(text))).toEqual([])
    const missing = expected.filter((pattern) => !heard.some((text) => pattern.test(text)))
    expect(missing, 'complaints that were expected and never came').toEqual([])
    const undocumented = await calls.undocumented(async () => {
      const request = await playwright.request.newContext({ baseURL })
      const document = await (await request.get('/api/openapi.json')).json()
      await request.dispose()
      return document
    })
    expect(undocumented, 'calls that /api/openapi.json does not have').toEqual([])
  },

  context: async ({ context, complaints }, use) => {
    complaints.watch(context)
    await noteListening(context)
    await use(context)
  },

  makePerson: async ({ playwright, baseURL }, use) => {
    const opened: APIRequestContext[] = []
    const open = async (authorization?: string) => {
      const extraHTTPHeaders: Record<string, string> = authorization ? { authorization } : {}
      const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders })
      opened.push(request)
      return request
    }
    await use(async (name) => {
      const account = { name, email: freshEmail(), password }
      const form = await open()
      const signUp = await form.post('/api/auth/sign-up/email', { data: account })
      expect(signUp.status()).toBe(200)
      const { user } = await signUp.json()
      const { token } = await (await form.get('/api/auth/token')).json()
      const { cookies } = await form.storageState()
      return { ...account, id: user.id, cookies, program: await open(`Bearer ${token}`) }
    })
    for (const request of opened) await request.dispose()
  },

  openBrowser: async ({ browser, complaints }, use) => {
    const opened: BrowserContext[] = []
    await use(async ({ cookies }) => {
      const context = await browser.newContext()
      opened.push(context)
      complaints.watch(context)
      await noteListening(context)
      await context.addCookies(cookies)
      return context
    })
    for (const context of opened) await context.close()
  },

  person: async ({ context, makePerson }, use) => {
    const person = await makePerson('Ada')
    await context.addCookies(person.cookies)
    await use(person)
  },
})

const dayMs = 86_400_000

/** In UTC. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)
}

/** Creates them one after the other, so that the last is the newest. */
export async function seed({ program }: Person, ...inputs: TaskInputBody[]): Promise<Task[]> {
  const tasks: Task[] = []
  for (const data of inputs) {
    const response = await program.post('/api/me/tasks', { data })
    expect(response.status()).toBe(201)
    tasks.push(await response.json())
  }
  return tasks
}

export async function listOf({ program }: Person, query = ''): Promise<Task[]> {
  return (await program.get(`/api/me/tasks${query}`)).json()
}
