import type { Connection, Submittable } from 'pg'
import pg from 'pg'
import { answerTimeoutMs } from './time-limits'
import type { Statement } from './transport'
import { typesKeptAsText } from './transport'

type Field = { name: string; dataTypeID: number }
type Parse = (text: string) => unknown

/** What node-postgres's own query class uses of a connection and its types leave out. */
type TrainConnection = Connection & {
  stream: Connection['stream'] & { cork(): void; uncork(): void }
  bind(message: { statement: string; values: unknown[] }): void
  parse(message: { name: string; text: string }): void
  close(message: { type: 'S'; name: string }): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: { portal: string }): void
}

/** node-postgres's conversion of a JavaScript value to a parameter; absent from its types. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } })
  .utils

/** The statements that each connection has parsed, by name. */
const parsedNames = new WeakMap<Connection, Set<string>>()

/**
 * Several statements sent at once with a single Sync. Between two Syncs Postgres runs all of them as
 * one transaction, so this needs neither BEGIN nor COMMIT and is one round trip.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export class MessageTrain implements Submittable {
  readonly rows: Promise<unknown[][]>
  /** In milliseconds, kept by node-postgres: a server that is frozen keeps no time limit itself. */
  readonly query_timeout = answerTimeoutMs
  /** node-postgres calls this one with a failure of its own; `handleError` has it already. */
  readonly callback = () => {}
  readonly #statements: readonly Statement[]
  readonly #answers: unknown[][]
  #resolve: (rows: unknown[][]) => void = () => {}
  #reject: (error: Error) => void = () => {}
  #connection: Connection | undefined
  #fields: Field[] = []
  #parsers: Parse[] = []
  #at = 0

  constructor(statements: readonly Statement[]) {
    this.#statements = statements
    this.#answers = statements.map(() => [])
    this.rows = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  /** Called by node-postgres once the connection is free. An error returned means nothing was sent. */
  submit(plain: Connection): Error | null {
    let values: unknown[][]
    try {
      values = this.#statements.map((statement) => statement.values.map(prepareValue))
    } catch (error) {
      return error instanceof Error ? error : new Error('a parameter could not be sent')
    }
    const connection = plain as TrainConnection
    this.#connection = plain
    connection.stream.cork()
    this.#statements.forEach((statement, i) => {
      send(connection, statement, values[i] ?? [])
    })
    connection.sync()
    connection.stream.uncork()
    return null
  }

  handleRowDescription({ fields }: { fields: Field[] }) {
    this.#fields = fields
    this.#parsers = fields.map(({ dataTypeID }) => parserOf(dataTypeID))
  }

  handleDataRow({ fields: texts }: { fields: (string | null)[] }) {
    const row = texts.map((text, i) => (text === null ? null : this.#parsers[i]?.(text)))
    this.#answers[this.#at]?.push(this.#shaped(row))
  }

  handleCommandComplete() {
    const name = nameOf(this.#statements[this.#at]?.text ?? '')
    if (name && this.#connection) parsedNames.get(this.#connection)?.add(name)
    this.#at += 1
  }

  handleError(error: Error) {
    this.#reject(error)
  }

  handleReadyForQuery() {
    this.#resolve(this.#answers)
  }

  // Part of what node-postgres calls on a query; no statement of ours leads here.
  handleEmptyQuery() {}
  handlePortalSuspended() {}
  handleCopyInResponse() {}
  handleCopyData() {}

  #shaped(row: unknown[]) {
    if (this.#statements[this.#at]?.shape === 'array') return row
    return Object.fromEntries(this.#fields.map(({ name }, i) => [name, row[i]]))
  }
}

function send(connection: TrainConnection, { text }: Statement, values: unknown[]) {
  const name = nameOf(text)
  const known = parsedNames.get(connection) ?? new Set()
  parsedNames.set(connection, known)
  if (!known.has(name)) {
    // A train that failed midway may have left the name behind; closing an unknown one is no error.
    if (name) connection.close({ type: 'S', name })
    connection.parse({ name, text })
  }
  connection.bind({ statement: name, values })
  connection.describe({ type: 'P', name: '' })
  connection.execute({ portal: '' })
}

/** Each distinct text costs memory on every connection, so only the first so many get a name. */
const namedTextsMax = 200
const names = new Map<string, string>()

/** The name a statement's text is prepared under, or '' for one that is parsed each time. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= namedTextsMax) return ''
  const name = `docket_${names.size}`
  names.set(text, name)
  return name
}

const keptAsText = new Set(typesKeptAsText)

function parserOf(typeId: number): Parse {
  return keptAsText.has(typeId) ? (text) => text : pg.types.getTypeParser(typeId, 'text')
}
