import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrationTags } from '@/db/migrations'
import { runScript } from '../harness/run-script'

const parts = ['db', 'drizzle', 'drizzle.config.ts', 'package.json', 'package-lock.json', 'scripts']

let root: string

/** A copy of what the command reads and writes. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'docket-generate-'))
  for (const part of parts) cpSync(part, join(root, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

const generate = (...args: string[]) =>
  runScript(['generate-migration.mjs', ...args], { environment: {}, root })

it('finds nothing to generate: the migrations make the very schema that the code has', async () => {
  const { code, stdout } = await generate()
  expect(code).toBe(0)
  expect(stdout).toContain('No schema changes')
  expect(stdout).not.toContain('down.sql')
  expect(readdirSync(join(root, 'drizzle'))).toEqual(readdirSync('drizzle'))
})

it('writes a migration for a change, and names the way back that is to be written', async () => {
  appendFileSync(
    join(root, 'db/schema/request-counts.ts'),
    "\nexport const notes = pgTable('notes', { text: text('text') })\n",
  )
  const { code, stdout } = await generate('--name', 'notes')
  expect(code).toBe(0)
  const tag = `${String(migrationTags.length).padStart(4, '0')}_notes`
  expect(stdout).toContain(`Write the way back in drizzle/${tag}.down.sql`)
  expect(readFileSync(join(root, `drizzle/${tag}.sql`), 'utf8')).toContain('CREATE TABLE "notes"')
})
