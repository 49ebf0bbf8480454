import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { closeDatabase } from '@/db/database'
import { expectNoSecretLogged } from './captured-log'

const place = mkdtempSync(join(tmpdir(), 'docket-pglite-'))
const directory = join(place, 'data')
cpSync(inject('embeddedDirectory'), directory, { recursive: true })
process.env.DATABASE_URL = `pglite:${directory}`

afterAll(expectNoSecretLogged)
afterAll(async () => {
  await closeDatabase()
  rmSync(place, { recursive: true, force: true })
})
