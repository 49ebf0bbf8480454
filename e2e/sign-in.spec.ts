import { expectNoViolation } from './axe'
import { expect, freshEmail, password, seed, test } from './fixtures'
import { addTask, button, rowOf, visit } from './task-page'

test('sign-up says at the field what is wrong, and keeps what was typed', async ({
  page,
  makePerson,
  complaints,
}) => {
  complaints.expect(/sign-up\/email/)
  const taken = await makePerson('Ada')
  await visit(page, '/sign-up')
  const name = page.getByRole('textbox', { name: 'Name' })
  const email = page.getByRole('textbox', { name: 'E-mail' })
  const secret = page.getByLabel('Password')
  await button(page, 'Create account').click()
  await expect(name).toHaveAccessibleDescription('Enter a name. It is shown to you alone.')
  await expect(name).toBeFocused()
  await name.fill('Grace')
  await email.fill(taken.email)
  await secret.fill('too short')
  await button(page, 'Create account').click()
  await expect(secret).toHaveAccessibleDescription(/at least 10 characters; this one has 9/)
  await expect(secret).toBeFocused()
  await secret.fill(password)
  await button(page, 'Create account').click()
  await expect(email).toHaveAccessibleDescription(/already exists/)
  await expect(email).toBeFocused()
  await expect(email).toHaveValue(taken.email)
  await expect(name).toHaveValue('Grace')
  await expect(secret).toHaveValue(password)
  await email.fill(freshEmail())
  await button(page, 'Create account').click()
  await page.waitForURL('/tasks')
})

test('sign-in refuses a wrong password in one breath, and takes the right one', async ({
  page,
  makePerson,
  complaints,
}) => {
  complaints.expect(/sign-in\/email/)
  const person = await makePerson('Ada')
  await seed(person, { title: 'Feed the cat' })
  await visit(page, '/sign-in')
  const email = page.getByRole('textbox', { name: 'E-mail' })
  await email.fill(person.email)
  await page.getByLabel('Password').fill('not the sentence')
  await button(page, 'Sign in').click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'The address or the password is wrong.' }),
  ).toBeVisible()
  await expect(email).toHaveValue(person.email)
  await page.getByLabel('Password').fill(person.password)
  await button(page, 'Sign in').click()
  await page.waitForURL('/tasks')
  await expect(rowOf(page, 'Feed the cat')).toBeVisible()
})

test('whoever is asked to sign in comes to the page that they asked for', async ({
  page,
  makePerson,
}) => {
  const person = await makePerson('Ada')
  for (const [asked, found] of [
    ['/tasks?view=today&sort=title', '/tasks?view=today&sort=title'],
    ['/settings', '/settings'],
    ['/sign-in?to=//elsewhere.example/', '/tasks'],
  ] as const) {
    await page.context().clearCookies({ name: /session/ })
    await visit(page, asked)
    await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email)
    await page.getByLabel('Password').fill(person.password)
    await button(page, 'Sign in').click()
    await page.waitForURL(found)
  }
  await page.goto('/sign-in?to=/tasks?view=trash')
  await expect(page).toHaveURL('/tasks?view=trash')
})

test('whoever is signed out elsewhere comes back to the view that they left', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/401/)
  await visit(page, '/tasks?view=upcoming')
  const headers = { origin: new URL(page.url()).origin }
  await page.context().request.post('/api/auth/sign-out', { data: {}, headers })
  await page.getByRole('link', { name: /^Completed/ }).click()
  await page.waitForURL(/sign-in/)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await button(page, 'Sign in').click()
  await page.waitForURL('/tasks?view=completed')
})

test('a server that is away keeps the form as it was', async ({ page, complaints }) => {
  complaints.expect(/ERR_FAILED/)
  await page.route('**/api/auth/sign-in/email', (route) => route.abort())
  await visit(page, '/sign-in')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.com')
  await page.getByLabel('Password').fill(password)
  await button(page, 'Sign in').click()
  await expect(page.getByText('The server could not be reached.')).toBeVisible()
  await expect(page.getByLabel('Password')).toHaveValue(password)
})

test('a server that fails says so, with what its log has it by', async ({ page, complaints }) => {
  complaints.expect(/500/)
  await page.route('**/api/auth/sign-in/email', (route) =>
    route.fulfill({ status: 500, headers: { 'x-request-id': 'abc-123' }, body: '{}' }),
  )
  await visit(page, '/sign-in')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.com')
  await page.getByLabel('Password').fill(password)
  await button(page, 'Sign in').click()
  await expect(page.getByText('Something went wrong on the server.')).toBeVisible()
  await expect(button(page, 'Copy request id')).toHaveAttribute('title', 'abc-123')
  await expectNoViolation(page)
})

test('a session that has ended elsewhere leads to sign-in at the next change', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/401/)
  await seed(person, { title: 'Private matter' })
  await visit(page, '/tasks')
  const origin = new URL(page.url()).origin
  await page.request.post('/api/auth/sign-out', { data: {}, headers: { origin } })
  await page.context().clearCookies()
  await addTask(page, 'Too late')
  await page.waitForURL(/\/sign-in\?ended/)
  await expect(page.getByText('Your session has ended.')).toBeVisible()
})

test('whoever is signed in is spared the forms', async ({ page, person: _ }) => {
  for (const path of ['/sign-in', '/sign-up']) {
    await page.goto(path)
    await expect(page).toHaveURL('/tasks')
  }
  await visit(page, '/')
  await page.getByRole('link', { name: 'Open your docket' }).click()
  await expect(page).toHaveURL('/tasks')
})
