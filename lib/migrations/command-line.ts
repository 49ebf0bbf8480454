import { parseArgs } from 'node:util'

export type Command =
  | { name: 'migrate' }
  | { name: 'rollback'; count: number }
  | { name: 'status'; shows: 'migrations' | 'runs'; asJson: boolean }

export const usage = `npm run db:migrate                 applies the migrations that are pending
npm run db:rollback [-- N]         takes the last N back, 1 unless said otherwise; with a table go its rows
npm run db:status [-- --json]      lists every migration; ends with code 0 when the schema is up to date,
                                   2 when migrations are pending, 1 when an applied file has changed
npm run db:status -- --history     lists every run instead, those that were rolled back too
npm run db:generate [-- --name X]  writes a migration for what has changed in db/schema

  --json     one JSON object per line instead of a table`

/** Arguments that no command takes. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/**
 * Reads the command and its arguments.
 * @throws UsageError that says which of them is wrong.
 */
export function parseCommand([name, ...args]: string[]): Command {
  switch (name) {
    case 'migrate':
      parse(args, {})
      return { name }
    case 'rollback':
      return { name, count: countOf(args) }
    case 'status': {
      const { json, history } = parse(args, {
        json: { type: 'boolean' },
        history: { type: 'boolean' },
      })
      return { name, shows: history ? 'runs' : 'migrations', asJson: json ?? false }
    }
    default:
      throw new UsageError(`There is no command ${name ?? ''}.`)
  }
}

function countOf(args: string[]): number {
  const [count = '1', ...more] = args
  if (/^[1-9]\d{0,3}$/.test(count) && more.length === 0) return Number(count)
  throw new UsageError(`How many to roll back must be one number from 1, and is ${args.join(' ')}.`)
}

function parse<const Options extends Record<string, { type: 'boolean' }>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    // Node's own word on what is wrong with them.
    throw error instanceof TypeError ? new UsageError(error.message) : error
  }
}
