import { expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { env } from '@/lib/env'
import { runScript } from '../harness/run-script'

function seed(...args: string[]) {
  const environment = { DATABASE_URL: env().DATABASE_URL ?? '', MIGRATE: 'off' }
  return runScript(['seed.mjs', ...args], { environment })
}

it('says how far it is, line by line where nobody looks, and takes out again what it put in', async () => {
  await openDatabase()
  const filled = await seed('--users', '5', '--tasks', '2000')
  expect(filled).toMatchObject({ code: 0, stderr: '' })
  const lines = filled.stdout.trimEnd().split('\n')
  expect(lines.at(-2)).toMatch(/^seed-1@example\.com to seed-5@example\.com, password \S{16}$/)
  expect(lines.at(-3)).toMatch(/^tasks: 2,000 of 2,000, /)
  expect(lines.length).toBeLessThan(15)
  const cleaned = await seed('--clean')
  expect(cleaned).toMatchObject({ code: 0, stderr: '' })
  expect(cleaned.stdout).toMatch(/^users removed: 5 of 5, /m)
})

it.each([
  [['--users', '0'], /^--users: must be a number from 1 to 1000000\n/],
  [['--users', 'many'], /^--users: must be a number/],
  [['--users', '10k'], /^--users: must be a number/],
  [['--tasks', '-1'], /--tasks/],
  [['--tasks', '1e6'], /^--tasks: must be a number from 0/],
  [['--random-seed', '4294967296'], /^--random-seed: must be a number from 0 to 4294967295\n/],
  [['--user', '5'], /--user/],
  [['everything'], /everything/],
])('says what is wrong with %j, and how it is used', async (args, about) => {
  const { code, stderr } = await seed(...args)
  expect(code).toBe(1)
  expect(stderr).toMatch(about)
  expect(stderr).toContain('npm run db:seed -- [--users 100]')
  expect(stderr).not.toMatch(/^ +at /m)
})
