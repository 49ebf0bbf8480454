import { openDriver } from '@/db/open-driver'
import { requireCurrentSchema } from '@/db/schema-version'
import { databaseEnv } from '@/lib/env'
import { explainUsage } from '@/lib/usage-failure'
import { type AuditOptions, auditUsage, parseAuditOptions } from './audit-options'
import { logTable } from './log-table'
import { readSecurityLog } from './read-log'

/** What `npm run audit` runs: prints the security log for whoever runs the service. */
async function audit(args: string[]): Promise<void> {
  const options = parseAuditOptions(args)
  const entries = await readEntries(options)
  const lines = options.json
    ? entries.map((entry) => `${JSON.stringify(entry)}\n`)
    : [`${logTable(entries)}\n`]
  for (const line of lines) process.stdout.write(line)
}

async function readEntries(options: AuditOptions) {
  const driver = await openDriver(databaseEnv())
  try {
    await requireCurrentSchema(driver)
    return await readSecurityLog(driver, options)
  } finally {
    await driver.close()
  }
}

// Whoever reads it may have seen enough, as `head` does.
process.stdout.on('error', () => process.exit())

audit(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explainUsage(error, auditUsage)}\n`)
  process.exitCode = 1
})
