import { expectNoViolation, looks } from './axe'
import { expect, type Person, seed, test } from './fixtures'
import {
  addTask,
  answered,
  button,
  checkbox,
  notifications,
  openDetails,
  openView,
  untilAlive,
  visit,
} from './task-page'

/** One of everything that a row can show, and one in the trash. */
async function seedVariety(person: Person) {
  const [thrown] = await seed(
    person,
    { title: 'Thrown away' },
    { title: 'Overdue', due_date: '2020-02-29', due_time: '09:00', priority: 'high' },
    { title: 'Much to say', description: 'Notes.', priority: 'medium', tags: ['home', 'later'] },
    { title: 'Done already', completed: true, priority: 'low', due_date: '2020-01-01' },
    { title: 'Due one day', due_date: '2099-12-31' },
  )
  await person.program.delete(`/api/me/tasks/${thrown?.id}`)
}

for (const { colorScheme, width } of looks) {
  test.describe(`${colorScheme} at ${width} px`, () => {
    test.use({
      colorScheme,
      viewport: { width, height: 800 },
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('the pages that anyone can see have no violation', async ({ page, complaints }) => {
      complaints.expect(/404/)
      const signIn = ['/sign-in', '/sign-in?ended', '/sign-in?reset', '/forgot-password']
      const reset = ['/reset-password', '/reset-password?token=spent']
      for (const path of ['/', '/?deleted', ...signIn, ...reset, '/sign-up', '/nowhere']) {
        await visit(page, path)
        await expectNoViolation(page)
      }
      await visit(page, '/sign-up')
      await button(page, 'Create account').click()
      await expect(page.getByText('Enter a name.')).toBeVisible()
      await expectNoViolation(page)
    })

    test('the views have no violation, empty, full and searched', async ({ page, person }) => {
      await visit(page, '/tasks')
      await expectNoViolation(page)
      await seedVariety(person)
      for (const query of [
        '',
        '?view=today',
        '?view=upcoming',
        '?view=completed',
        '?view=trash',
        '?search=nothing&tag=home',
      ]) {
        await visit(page, `/tasks${query}`)
        await expectNoViolation(page)
      }
    })

    test('the settings and what opens upon them have no violation', async ({ page, person: _ }) => {
      await visit(page, '/settings')
      await expect(page.getByText('Account created')).toBeVisible()
      await expectNoViolation(page)
      await button(page, 'Change password').click()
      await expect(page.getByText('Enter your current password.')).toBeVisible()
      await expectNoViolation(page)
      await button(page, 'Delete account…').click()
      const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
      await expect(dialog).toBeVisible()
      await expectNoViolation(page)
      await button(dialog, 'Delete for good').click()
      await expect(dialog.getByText('Enter your password.')).toBeVisible()
      await expectNoViolation(page)
    })

    test('the reference has no violation', async ({ page }) => {
      await page.goto('/docs')
      await expect(page.getByText('You are not signed in.')).toBeVisible()
      // What is drawn into it is Swagger UI's, and is not ours to mend.
      await expectNoViolation(page, '#reference')
    })

    test('what opens upon a view has no violation', async ({ page, person, complaints }) => {
      complaints.expect(/500/)
      await seedVariety(person)
      await visit(page, '/tasks')
      const details = await openDetails(page, 'Much to say')
      await expectNoViolation(page)
      await button(details, 'Close details').click()
      await button(page, 'Account of Ada').click()
      await expect(button(page, 'Sign out')).toBeVisible()
      await expectNoViolation(page)
      await page.keyboard.press('Escape')
      await button(page, 'Edit title: Overdue').click()
      await page.getByRole('textbox', { name: 'Title of Overdue' }).fill('')
      await page.keyboard.press('Enter')
      await expect(page.getByText('A task needs a title.')).toBeVisible()
      await expectNoViolation(page)
      await page.keyboard.press('Escape')
      await answered(page, 'PATCH', () => checkbox(page, 'Due one day').check())
      await expect(button(notifications(page), 'Undo')).toBeVisible()
      await expectNoViolation(page)
      await page.route('**/api/me/tasks**', (route) =>
        route.request().method() === 'GET' ? route.fallback() : route.fulfill({ status: 500 }),
      )
      await addTask(page, 'Not saved yet')
      await expect(page.getByRole('group', { name: 'Not saved' })).toBeVisible()
      await checkbox(page, 'Overdue').click()
      await expect(notifications(page).getByRole('alert')).toBeVisible()
      await expectNoViolation(page)
      await page.unroute('**/api/me/tasks**')
      await openView(page, 'Trash')
      await button(page, 'Delete Thrown away forever').click()
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await expectNoViolation(page)
      await untilAlive(page)
    })
  })
}
