import { mkdirSync, statSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { TaskInputBody } from '@/lib/tasks/task-schema'
import { expect, type Person, seed, test } from './fixtures'
import { openDetails, visit } from './task-page'

const folder = 'test-results/screens'

/** So that the pictures are the same from one day to the next. */
const morning = new Date('2026-11-20T08:30:00')

/** A week's list, as one would write it: oldest first. */
const sample: TaskInputBody[] = [
  { title: 'Clear the gutters', tags: ['house'] },
  { title: 'Return the library books', due_date: '2026-11-24' },
  { title: 'Send the lease back, signed', completed: true, tags: ['flat'] },
  { title: 'Draft the minutes of Tuesday’s meeting', tags: ['work'], due_date: '2026-11-23' },
  { title: 'Renew the passport', priority: 'medium', description: 'Two photographs.' },
  { title: 'Pay the electricity bill', priority: 'high', due_date: '2026-11-19' },
  { title: 'Water the tomatoes', completed: true, tags: ['garden'] },
  { title: 'Book the dentist before noon', due_date: '2026-11-20', due_time: '11:45' },
]

async function shoot(page: Page, name: string) {
  await expect(page.getByRole('heading').first()).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  const path = `${folder}/${name}.png`
  await page.screenshot({ path, animations: 'disabled' })
  expect(statSync(path).size).toBeGreaterThan(5_000)
}

async function throwAway(person: Person) {
  const [task] = await seed(person, { title: 'Cancel the trial subscription' })
  await person.program.delete(`/api/me/tasks/${task?.id}`)
}

test.beforeEach(async ({ page }) => {
  mkdirSync(folder, { recursive: true })
  await page.clock.setFixedTime(morning)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
    { width: 320, height: 640 },
  ]) {
    test.describe(`${colorScheme} at ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport })

      test('every main view can be looked at', async ({ page, makePerson, complaints }) => {
        complaints.expect(/404/)
        const look = `${viewport.width}-${colorScheme}`
        const names = ['', 'sign-in', 'sign-up', 'forgot-password', 'reset-password', 'nowhere']
        for (const name of names) {
          await visit(page, `/${name}`)
          await shoot(page, `${name || 'landing'}-${look}`)
        }
        const person = await makePerson('Docket')
        await page.context().addCookies(person.cookies)
        await visit(page, '/tasks')
        await shoot(page, `first-run-${look}`)
        await throwAway(person)
        await seed(person, ...sample)
        for (const view of ['inbox', 'today', 'upcoming', 'completed', 'trash']) {
          await visit(page, `/tasks?view=${view}`)
          await shoot(page, `${view}-${look}`)
        }
        await visit(page, '/tasks')
        await openDetails(page, 'Renew the passport')
        await shoot(page, `details-${look}`)
        await visit(page, '/settings')
        await shoot(page, `settings-${look}`)
      })
    })
  }
}

test('what the system’s own colours make of it can be looked at', async ({ page, makePerson }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await visit(page, '/')
  await shoot(page, 'landing-forced-colors')
  const person = await makePerson('Docket')
  await page.context().addCookies(person.cookies)
  await seed(person, ...sample)
  await visit(page, '/tasks')
  await openDetails(page, 'Renew the passport')
  await shoot(page, 'details-forced-colors')
})

test('one picture for the README', async ({ page, makePerson }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.emulateMedia({ colorScheme: 'light' })
  const person = await makePerson('Your docket')
  await page.context().addCookies(person.cookies)
  await seed(person, ...sample)
  await visit(page, '/tasks')
  await shoot(page, 'readme')
})
