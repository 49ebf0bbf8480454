import type { Page } from '@playwright/test'
import { expect, seed, test } from './fixtures'
import { rowOf, visit } from './task-page'

/** What a row's title is drawn in. */
async function fontsOf(page: Page, title: string) {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const row = await rowOf(page, title).getAttribute('id')
  const selector = `[id="${row}"] bdi`
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
  await session.detach()
  return fonts.map(({ familyName, isCustomFont }) => (isCustomFont ? familyName : 'the system’s'))
}

test('other languages’ Latin letters are drawn in the same font, fetched where they are seen', async ({
  page,
  person,
}) => {
  const fetched: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fetched.push(request.url())
  })
  await seed(person, { title: 'Plain words' })
  await visit(page, '/tasks')
  await expect.poll(() => fontsOf(page, 'Plain words')).toEqual(['Hanken Grotesk'])
  expect(fetched).toHaveLength(2)

  await seed(person, { title: 'Łódź, Škoda, İzmir' })
  await page.reload()
  await expect
    .poll(async () => new Set(await fontsOf(page, 'Łódź, Škoda, İzmir')))
    .toEqual(new Set(['Hanken Grotesk']))
})
