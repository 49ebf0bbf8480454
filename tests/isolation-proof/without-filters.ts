import type { Statement } from '@/db/transport'
import { CouldNotRun } from './could-not-run'
import { tenantTables } from './tenant-rows'

const filter = new RegExp(`"(${tenantTables.join('|')})"\\."user_id" = (\\$\\d+)`, 'g')
const otherFilter = /\buser_id"? *(?:=|<|>|!|~|in\b|is\b|like\b|between\b)/i

/** Takes the filter by user out of statements, as somebody might who forgets it. */
export class FilterRemover {
  /** Why a statement was not sent. The app has answered that with a failure of its own. */
  unknown: CouldNotRun | undefined
  readonly #removed = new Map<string, number>(tenantTables.map((table) => [table, 0]))

  /** The same statement, which still uses each of its parameters. */
  remove = (statement: Statement): Statement => {
    const text = statement.text.replaceAll(filter, (_all, table: string, parameter: string) => {
      this.#removed.set(table, (this.#removed.get(table) ?? 0) + 1)
      return `${parameter}::text is not null`
    })
    if (!otherFilter.test(text)) return { ...statement, text }
    this.unknown ??= new CouldNotRun(`A filter by user is not known here:\n${statement.text}`)
    throw this.unknown
  }

  /** @throws CouldNotRun where a table had no statement with a filter. */
  requireUse(): void {
    for (const [table, count] of this.#removed) {
      if (count === 0) throw new CouldNotRun(`No statement with a filter on "${table}" was sent.`)
    }
  }
}
