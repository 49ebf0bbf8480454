import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'

const readme = readFileSync('README.md', 'utf8')
const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = '']) => code)

test('the README is short, and its walk-through with curl works as pasted', async ({ baseURL }) => {
  expect(readme.split('\n').length).toBeLessThan(120)
  const walk = blocks.find((code) => code.includes('curl')) ?? ''
  const pasted = walk
    .replace('http://localhost:3000', baseURL ?? '')
    .replace('you@example.com', `${crypto.randomUUID()}@example.com`)
  // Twice, because whoever comes back pastes it again.
  for (const _ of ['first', 'again']) {
    const { stdout } = await promisify(execFile)('bash', ['-euc', pasted])
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const [created, completed, list, refused] = answers
    expect(created).toMatchObject({ title: 'Buy milk', completed: false, tags: ['home'] })
    expect(completed).toMatchObject({ id: created.id, completed: true, version: 2 })
    expect(list).toEqual([completed])
    expect(refused).toMatchObject({ status: 403, code: 'forbidden' })
  }
})

for (const guide of ['README.md', 'docs/operations.md', 'docs/performance.md', 'docs/scale.md']) {
  test(`${guide} names only commands and files that exist`, () => {
    const text = readFileSync(guide, 'utf8')
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    const commands = [...text.matchAll(/npm (?:run )?([a-z][a-z:-]*)/g)].map(
      ([, name = '']) => name,
    )
    expect(commands.length).toBeGreaterThan(0)
    for (const name of commands.filter((name) => name !== 'are')) {
      expect(scripts).toHaveProperty(name)
    }
    for (const [, file = ''] of text.matchAll(/\]\((?!http)([^)]+)\)/g)) {
      expect(readFileSync(join(dirname(guide), file)).byteLength).toBeGreaterThan(0)
    }
  })
}
