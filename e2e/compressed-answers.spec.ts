import { expect, type Person, seed, test } from './fixtures'

/** Playwright's own requests say themselves what they take. */
function asker(baseURL: string | undefined, { cookies }: Person) {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return (path: string, codings: string) =>
    fetch(baseURL + path, { headers: { cookie, 'accept-encoding': codings } })
}

const coding = ({ headers }: Response) => headers.get('content-encoding')

/** Without what differs from one answer to the next. */
function otherHeaders({ headers }: Response) {
  const differs = /^(content-(encoding|length)|date|ratelimit|x-request-id)$/
  return [...headers].filter(([name]) => !differs.test(name))
}

test('a long list is compressed for those who take that, and is the same', async ({
  baseURL,
  person,
}) => {
  await seed(person, ...Array.from({ length: 60 }, (_, n) => ({ title: `Task ${n}` })))
  const ask = asker(baseURL, person)
  const path = '/api/me/tasks?limit=60'
  const plain = await ask(path, 'identity')
  const content = await plain.text()
  for (const codings of ['gzip, deflate, br', 'gzip', '*']) {
    const answer = await ask(path, codings)
    expect(coding(answer), codings).toBe('gzip')
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(content.length / 4)
    expect(await answer.text()).toBe(content)
    expect(otherHeaders(answer)).toEqual(otherHeaders(plain))
  }
  for (const codings of ['identity', 'br', 'gzip;q=0, *']) {
    const answer = await ask(path, codings)
    expect(coding(answer), codings).toBe(null)
    expect(await answer.text()).toBe(content)
  }
})

test('an export is compressed as it is made, and is the same', async ({ baseURL, person }) => {
  await seed(person, ...Array.from({ length: 60 }, (_, n) => ({ title: `Task ${n}` })))
  const ask = asker(baseURL, person)
  const plain = await ask('/api/me/export', 'identity')
  const compressed = await ask('/api/me/export', 'gzip')
  expect([coding(plain), coding(compressed)]).toEqual([null, 'gzip'])
  const { exported_at: _, ...content } = await plain.json()
  expect(content.tasks).toHaveLength(60)
  expect(await compressed.json()).toMatchObject(content)
})

test('a short list is sent as it is, and so is a task, whose tag stands for its bytes', async ({
  baseURL,
  person,
}) => {
  const [task] = await seed(person, { title: 'Long', description: 'ä'.repeat(9_000) })
  const ask = asker(baseURL, person)
  // Next answers what has an escape in its path.
  const escaped = task?.id.replace('-', '%2d')
  const paths = [`/api/me/tasks/${task?.id}`, `/api/me/tasks/${escaped}`]
  for (const path of [...paths, '/api/me/tasks?search=nothing']) {
    const answer = await ask(path, 'gzip')
    expect([path, answer.status, coding(answer)]).toEqual([path, 200, null])
  }
})
