import type { Connection, Submittable } from 'pg'
import pg from 'pg'
import { serialize } from 'pg-protocol'
import type { Statement } from './transport'
import { isRead, typesKeptAsText } from './transport'

type Field = { name: string; dataTypeID: number }
type Parse = (text: string) => unknown
/** Empty for a statement that answers with no rows. */
type Shape = { names: string[]; parsers: Parse[] }

/** node-postgres's conversion of a JavaScript value to a parameter; absent from its types. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } })
  .utils

/**
 * The statements that each connection has parsed, by name, with what their rows are made of: the server
 * refuses to run one whose result has become another since, so it is asked for that only once.
 */
const parsedStatements = new WeakMap<Connection, Map<string, Shape>>()

/**
 * Several statements sent at once with a single Sync. Between two Syncs Postgres runs all of them as
 * one transaction, so this needs neither BEGIN nor COMMIT and is one round trip.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export class MessageTrain implements Submittable {
  readonly rows: Promise<unknown[][]>
  /** In milliseconds, kept by node-postgres: a server that is frozen keeps no time limit itself. */
  readonly query_timeout: number
  /** node-postgres puts one here that stops the clock of `query_timeout`: without it every train, with
   * its rows, would wait for that. */
  callback: () => void = () => {}
  readonly #statements: readonly Statement[]
  readonly #answers: unknown[][]
  #resolve: (rows: unknown[][]) => void = () => {}
  #reject: (error: Error) => void = () => {}
  #connection: Connection | undefined
  /** Of the statement whose answer is being read, as the server has just told or told once before. */
  #shape: Shape | undefined
  #at = 0

  constructor(statements: readonly Statement[], timeoutMs: number) {
    this.#statements = statements
    // Zero would mean none.
    this.query_timeout = Math.max(1, timeoutMs)
    this.#answers = statements.map(() => [])
    this.rows = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  /** Whether the server has run every statement; whether they took effect, its last word says. */
  get isDone(): boolean {
    return this.#at >= this.#statements.length
  }

  /** Whether it changes nothing. */
  get isRead(): boolean {
    return this.#statements.every(({ text }) => isRead(text))
  }

  /** Called by node-postgres once the connection is free. An error returned means nothing was sent. */
  submit(connection: Connection): Error | null {
    let values: unknown[][]
    try {
      values = this.#statements.map((statement) => statement.values.map(prepareValue))
    } catch (error) {
      return error instanceof Error ? error : new Error('a parameter could not be sent')
    }
    this.#connection = connection
    const messages = this.#statements.flatMap(({ text }, i) =>
      messagesFor(connection, text, values[i] ?? []),
    )
    // In one piece: each that is written by itself costs as much as all of them.
    const train = Buffer.concat([...messages, serialize.sync()])
    // Of a connection that has ended node-postgres tells by itself.
    if (connection.stream.writable) connection.stream.write(train)
    return null
  }

  handleRowDescription({ fields }: { fields: Field[] }) {
    this.#shape = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => parserOf(dataTypeID)),
    }
  }

  handleDataRow({ fields: texts }: { fields: (string | null)[] }) {
    this.#shape ??= this.#known()?.get(nameOf(this.#text()))
    const parsers = this.#shape?.parsers
    const row = texts.map((text, i) => (text === null ? null : parsers?.[i]?.(text)))
    this.#answers[this.#at]?.push(this.#shaped(row))
  }

  handleCommandComplete() {
    const known = this.#known()
    const name = nameOf(this.#text())
    if (name && known && !known.has(name)) known.set(name, this.#shape ?? noRows)
    this.#shape = undefined
    this.#at += 1
  }

  handleError(error: Error) {
    this.callback()
    this.#forgetNames()
    this.#reject(error)
  }

  handleReadyForQuery() {
    this.callback()
    this.#resolve(this.#answers)
  }

  // Part of what node-postgres calls on a query; no statement of ours leads here.
  handleEmptyQuery() {}
  handlePortalSuspended() {}
  handleCopyInResponse() {}
  handleCopyData() {}

  /** What failed may have been prepared before the schema was changed; then only preparing it anew helps. */
  #forgetNames() {
    const known = this.#known()
    for (const { text } of this.#statements) known?.delete(nameOf(text))
  }

  #known() {
    return this.#connection && parsedStatements.get(this.#connection)
  }

  #text() {
    return this.#statements[this.#at]?.text ?? ''
  }

  #shaped(row: unknown[]) {
    if (this.#statements[this.#at]?.shape === 'array') return row
    return Object.fromEntries(this.#shape?.names.map((name, i) => [name, row[i]]) ?? [])
  }
}

const noRows: Shape = { names: [], parsers: [] }

function messagesFor(connection: Connection, text: string, values: unknown[]): Buffer[] {
  const name = nameOf(text)
  const known = parsedStatements.get(connection) ?? new Map<string, Shape>()
  parsedStatements.set(connection, known)
  const bind = serialize.bind({ statement: name, values })
  const execute = serialize.execute()
  if (known.has(name)) return [bind, execute]
  const parse = serialize.parse({ name, text })
  const describe = serialize.describe({ type: 'P' })
  // A train that failed midway may have left the name behind; closing an unknown one is no error.
  const close = name ? [serialize.close({ type: 'S', name })] : []
  return [...close, parse, bind, describe, execute]
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
