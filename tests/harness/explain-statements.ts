import { openDatabase } from '@/db/database'
import type { Statement } from '@/db/transport'
import { type PlanNode, planIn } from './query-plan'

/** The plans of a statement: for the values that it was sent with, and for whichever come. */
export type Plans = { custom: PlanNode; generic: PlanNode }

let named = 0

/**
 * Runs some work and explains each statement that it sends, in the same transaction and as the same
 * role, just before it runs. What only reads is explained by running it, the rest by its plan alone.
 */
export async function explainStatements(work: () => Promise<unknown>): Promise<Plans[]> {
  const database = await openDatabase()
  const send = database.transport
  const explained: Plans[] = []
  database.transport = async ([scope, ...statements]) => {
    if (!scope) throw new Error('nothing was sent')
    const sent = statements.map((statement) => [...explaining(statement), statement])
    const [scopeRows = [], ...rows] = await send([scope, ...sent.flat()])
    const answers = sent.map(({ length }) => rows.splice(0, length))
    for (const [custom, , generic] of answers) {
      explained.push({ custom: planIn(custom), generic: planIn(generic) })
    }
    return [scopeRows, ...answers.map((answer) => answer.at(-1) ?? [])]
  }
  try {
    await work()
  } finally {
    database.transport = send
  }
  return explained
}

/**
 * Within the scope Postgres plans a prepared statement once for all values; `explain` shows that only of
 * a statement prepared in SQL, which takes its values as text.
 */
function explaining({ text, values }: Statement): Statement[] {
  const analyze = /^select (?!.* for update)/s.test(text)
  const explain = `explain (${analyze ? 'analyze, timing off, ' : ''}format json)`
  named += 1
  const call = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`
  return [
    statement(`${explain} ${text}`, values),
    statement(`prepare explained_${named} as ${text}`),
    statement(`${explain} execute explained_${named} ${call}`),
  ]
}

function statement(text: string, values: unknown[] = []): Statement {
  return { text, values, shape: 'array' }
}

function literal(value: unknown): string {
  return value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`
}
