import type { Page, Route } from '@playwright/test'
import { expect, listOf, seed, test } from './fixtures'
import {
  addTask,
  announcement,
  answered,
  button,
  checkbox,
  editTitle,
  notifications,
  openDetails,
  rowOf,
  visit,
} from './task-page'

type Failure = { name: string; says: string; status: number; code: string }

const broken: Failure = {
  name: 'that breaks the server',
  says: 'It broke here.',
  status: 500,
  code: 'internal',
}
const refused: Failure = {
  name: 'that the server refuses',
  says: 'Not like this.',
  status: 422,
  code: 'bad_request',
}

function failWith({ says, status, code }: Failure): Fail {
  const body = JSON.stringify({ code, detail: says, request_id: 'abc-123' })
  return (route) => route.fulfill({ status, contentType: 'application/problem+json', body })
}

type Fail = (route: Route) => Promise<void>

/** Fails calls of one method, and answers with what ends that. */
async function failing(page: Page, method: string, fail: Fail) {
  const handler = (route: Route) =>
    route.request().method() === method ? fail(route) : route.fallback()
  await page.route('**/api/me/tasks**', handler)
  return () => page.unroute('**/api/me/tasks**', handler)
}

for (const failure of [broken, refused]) {
  const { name, says } = failure
  const complaint = new RegExp(`${failure.status}`)
  const fail = failWith(failure)

  test(`an add ${name} keeps its text, and Retry saves it`, async ({
    page,
    person,
    complaints,
  }) => {
    complaints.expect(complaint)
    await visit(page, '/tasks')
    const mend = await failing(page, 'POST', fail)
    await addTask(page, 'A thought worth keeping')
    const note = page.getByRole('group', { name: 'Not saved' })
    await expect(note).toContainText(`Not saved. ${says} What you typed is kept here.`)
    await expect(announcement(page)).toContainText('is not saved yet; the text is kept.')
    await expect(rowOf(page, 'A thought worth keeping')).toBeVisible()
    expect(await listOf(person)).toEqual([])
    await mend()
    await answered(page, 'POST', () => button(note, 'Retry').click())
    await expect(note).toBeHidden()
    expect(await listOf(person)).toMatchObject([{ title: 'A thought worth keeping' }])
  })

  test(`an edit ${name} keeps its text, and Retry saves it`, async ({
    page,
    person,
    complaints,
  }) => {
    complaints.expect(complaint)
    await seed(person, { title: 'Draft' })
    await visit(page, '/tasks')
    const mend = await failing(page, 'PATCH', fail)
    await editTitle(page, 'Draft', 'The second draft')
    const note = page.getByRole('group', { name: 'Not saved' })
    await expect(note).toContainText(says)
    await expect(rowOf(page, 'The second draft')).toBeVisible()
    expect(await listOf(person)).toMatchObject([{ title: 'Draft' }])
    await mend()
    await answered(page, 'PATCH', () => button(note, 'Retry').click())
    await expect(note).toBeHidden()
    expect(await listOf(person)).toMatchObject([{ title: 'The second draft' }])
  })

  test(`completing and deleting ${name} are taken back, with a message and Retry`, async ({
    page,
    person,
    complaints,
  }) => {
    complaints.expect(complaint)
    await seed(person, { title: 'Stay here' }, { title: 'Stay as you are' })
    await visit(page, '/tasks')
    const mendPatch = await failing(page, 'PATCH', fail)
    await checkbox(page, 'Stay as you are').click()
    const alert = notifications(page).getByRole('alert')
    await expect(alert).toHaveText(`“Stay as you are” is still open. ${says}`)
    await expect(checkbox(page, 'Stay as you are')).not.toBeChecked()
    await mendPatch()
    await answered(page, 'PATCH', () => button(notifications(page), 'Retry').click())
    await expect.poll(() => listOf(person, '?status=completed')).toHaveLength(1)
    const mendDelete = await failing(page, 'DELETE', fail)
    const details = await openDetails(page, 'Stay here')
    await button(details, 'Delete').click()
    await expect(alert).toHaveText(`“Stay here” was not deleted and is back in the list. ${says}`)
    await expect(rowOf(page, 'Stay here')).toBeVisible()
    await mendDelete()
    await answered(page, 'DELETE', () => button(notifications(page), 'Retry').click())
    await expect(rowOf(page, 'Stay here')).toBeHidden()
  })
}

test('text that was given up goes, and what failed with a task goes along with a new edit', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/500/)
  await visit(page, '/tasks')
  const mend = await failing(page, 'POST', failWith(broken))
  await addTask(page, 'Not worth it')
  await button(page.getByRole('group', { name: 'Not saved' }), 'Discard').click()
  await expect(rowOf(page, 'Not worth it')).toBeHidden()
  await addTask(page, 'Worth i')
  await expect(page.getByRole('group', { name: 'Not saved' })).toBeVisible()
  await mend()
  await answered(page, 'POST', () => editTitle(page, 'Worth i', 'Worth it'))
  await expect(page.getByRole('group', { name: 'Not saved' })).toBeHidden()
  expect(await listOf(person)).toMatchObject([{ title: 'Worth it' }])
})

test('a text that was not saved comes back with its task, whichever way it is thrown away', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/422/)
  const fail = failWith(refused)
  await seed(person, { title: 'Draft' })
  await visit(page, '/tasks')
  const note = page.getByRole('group', { name: 'Not saved' })
  const mendPost = await failing(page, 'POST', fail)
  await addTask(page, 'Typed at length')
  await expect(note).toBeVisible()
  await button(page, 'Delete Typed at length').click()
  await expect(rowOf(page, 'Typed at length')).toBeHidden()
  await expect(announcement(page)).toHaveText('Discarded what was not saved of “Typed at length”.')
  await mendPost()
  await answered(page, 'POST', () => button(notifications(page), 'Undo').click())
  await expect.poll(() => listOf(person)).toHaveLength(2)

  const mendPatch = await failing(page, 'PATCH', fail)
  await editTitle(page, 'Draft', 'A second draft')
  await expect(note).toBeVisible()
  await mendPatch()
  await answered(page, 'DELETE', () => button(page, 'Delete A second draft').click())
  await expect(page.getByText('is not saved')).toBeHidden()
  await answered(page, 'PATCH', () => page.keyboard.press('Control+z'))
  await expect
    .poll(() => listOf(person))
    .toMatchObject([{ title: 'Typed at length' }, { title: 'A second draft' }])
})

test('what is completed before it could be saved is saved completed', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/500/)
  const fail = failWith(broken)
  await visit(page, '/tasks')
  const mend = await failing(page, 'POST', fail)
  await addTask(page, 'Done already')
  await expect(page.getByRole('group', { name: 'Not saved' })).toBeVisible()
  await mend()
  await rowOf(page, 'Done already').focus()
  await answered(page, 'POST', () => page.keyboard.press('e'))
  await expect(announcement(page)).toHaveText('Completed “Done already”.')
  await expect
    .poll(() => listOf(person, '?status=completed'))
    .toMatchObject([{ title: 'Done already' }])
  await expect(notifications(page).getByRole('alert')).toBeHidden()
  await answered(page, 'PATCH', () => button(notifications(page), 'Undo').click())
  expect(await listOf(person, '?status=pending')).toMatchObject([{ title: 'Done already' }])
})

test('what was refused once one had left the list is said where one is', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/500/)
  const fail = failWith(broken)
  let refuse = () => {}
  const hasLeft = new Promise<void>((resolve) => {
    refuse = resolve
  })
  await seed(person, { title: 'Still to do' })
  await visit(page, '/tasks')
  const mend = await failing(page, 'PATCH', async (route) => {
    await hasLeft
    await fail(route)
  })
  await checkbox(page, 'Still to do').click()
  await button(page, `Account of ${person.name}`).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  refuse()
  const alert = notifications(page).getByRole('alert')
  await expect(alert).toHaveText('“Still to do” is still open. It broke here.')
  await mend()
  await answered(page, 'PATCH', () => button(notifications(page), 'Retry').click())
  expect(await listOf(person, '?status=completed')).toHaveLength(1)
})
