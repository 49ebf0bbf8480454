import type { Driver } from '@/db/driver'
import { migrate } from '@/db/migrate'
import { readMigrationRuns, readMigrationStatus } from '@/db/migration-status'
import { readMigrations } from '@/db/migrations'
import { openDriver } from '@/db/open-driver'
import { rollBack } from '@/db/rollback'
import { readAppliedTags } from '@/db/schema-version'
import { explainFailure } from '@/lib/command-failure'
import { databaseEnv } from '@/lib/env'
import { type Command, parseCommand, UsageError, usage } from './command-line'
import { exitCodeOf, runTable, statusTable } from './status-report'

/** What `npm run db:migrate`, `db:rollback` and `db:status` run. @returns the exit code. */
async function run(args: string[]): Promise<number> {
  const command = parseCommand(args)
  const driver = await openDriver(databaseEnv())
  try {
    return await runOn(driver, command)
  } finally {
    await driver.close()
  }
}

async function runOn(driver: Driver, command: Command): Promise<number> {
  if (command.name === 'migrate') return await applyPending(driver)
  if (command.name === 'rollback') return await takeBack(driver, command.count)
  return await show(driver, command)
}

async function applyPending(driver: Driver) {
  const tags = await migrate(driver, readMigrations())
  print(tags.length === 0 ? ['Nothing was pending.'] : tags.map((tag) => `Applied ${tag}`))
  return await sayWhereItIs(driver)
}

async function takeBack(driver: Driver, count: number) {
  const { tags, gone } = await rollBack(driver, readMigrations(), count)
  print(tags.map((tag) => `Rolled back ${tag}`))
  print(gone.map((place) => `Gone, with all it held: ${place}`))
  return await sayWhereItIs(driver)
}

async function show(driver: Driver, { shows, asJson }: Extract<Command, { name: 'status' }>) {
  if (shows === 'runs') {
    const runs = await readMigrationRuns(driver)
    print(asJson ? runs.map((each) => JSON.stringify(each)) : [runTable(runs)])
    return 0
  }
  const migrations = await readMigrationStatus(driver, readMigrations())
  print(asJson ? migrations.map((each) => JSON.stringify(each)) : [statusTable(migrations)])
  return exitCodeOf(migrations)
}

async function sayWhereItIs(driver: Driver) {
  const last = (await readAppliedTags(driver)).at(-1)
  print([last ? `The schema is at ${last}.` : 'No migration is applied now.'])
  return 0
}

function print(lines: string[]) {
  for (const line of lines) process.stdout.write(`${line}\n`)
}

function explain(error: unknown) {
  return error instanceof UsageError ? `${error.message}\n\n${usage}` : explainFailure(error)
}

// Whoever reads it may have seen enough, as `head` does.
process.stdout.on('error', () => process.exit())

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = 1
  },
)
