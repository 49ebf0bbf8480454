import { closeDatabase } from '@/db/database'
import { explainUsage } from '@/lib/usage-failure'
import { cleanDatabase, fillDatabase } from './fill-database'
import { parseSeedOptions, seedUsage } from './seed-options'

/** What `npm run db:seed` runs. */
async function seed(args: string[]): Promise<void> {
  const options = parseSeedOptions(args)
  try {
    await (options.clean ? cleanDatabase(process.stdout) : fillDatabase(options, process.stdout))
  } finally {
    await closeDatabase()
  }
}

seed(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explainUsage(error, seedUsage)}\n`)
  process.exitCode = 1
})
