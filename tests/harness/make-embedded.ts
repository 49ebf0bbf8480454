import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { oncePerRun } from './once-per-run'

declare module 'vitest' {
  interface ProvidedContext {
    embeddedDirectory: string
  }
}

/** One migrated database for a whole run; making one takes seconds, and a copy a fraction of one. */
export default async function setup(project: TestProject) {
  const { made, leave } = await oncePerRun('embedded', make)
  project.provide('embeddedDirectory', made.directory)
  return leave
}

async function make() {
  const place = mkdtempSync(join(tmpdir(), 'docket-embedded-'))
  const directory = join(place, 'data')
  const driver = await openEmbedded(directory)
  await migrate(driver, readMigrations())
  await driver.close()
  return { made: { directory }, remove: () => rmSync(place, { recursive: true, force: true }) }
}
