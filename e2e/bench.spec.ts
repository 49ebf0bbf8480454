import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'

const compare = 'tests/harness/compare-bench-servers.ts'

test('the four servers that the bench compares answer each case alike', async () => {
  // It starts a database and five servers.
  test.slow()
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', compare])
  const { asTheyAre, withOther } = JSON.parse(stdout)
  expect(asTheyAre).toEqual([])
  // It does see a difference: with another secret one of them refuses what the others answer.
  expect(withOther).toContain('get: limit answers 401, not 200')
  // That one made no version, either, for the next to change.
  expect(withOther).toContain('update: fastify answers 412, not 200')
})
