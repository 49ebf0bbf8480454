import { sql } from 'drizzle-orm'
import type { Orm } from './driver'
import { DatabaseRefusal, isForbidden, messageOfServer } from './failures'
import { serviceRoles } from './tenant-scope'

/**
 * Runs a file's statements in order.
 * @throws DatabaseRefusal that names the one that failed, and why; the transaction is lost with it.
 */
export async function runStatements(tx: Orm, file: string, statements: string[]): Promise<void> {
  for (const [i, statement] of statements.entries()) {
    await tx.execute(sql.raw(statement)).catch((error: unknown) => {
      const place = `${file} failed at statement ${i + 1} of ${statements.length}`
      throw new DatabaseRefusal(explain(place, statement, error), { cause: error })
    })
  }
}

function explain(place: string, statement: string, error: unknown) {
  const why = messageOfServer(error) ?? String(error)
  const about = `Nothing was changed: ${place}: ${why}\n${statement}`
  return isForbidden(error) ? `${about}\n${administratorHelp}` : about
}

const administratorHelp = `The connecting role may not do this. Have an administrator run it first, then start again:
${serviceRoles.map((role) => `  create role ${role} nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;`).join('\n')}
  grant ${serviceRoles.join(', ')} to <connecting role>;
  grant create, usage on schema public to <connecting role>;`
