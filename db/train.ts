import { hash } from 'node:crypto'
import pg from 'pg'
import { serialize } from 'pg-protocol'
import type { Statement } from './transport'
import { isRead, typesKeptAsText } from './transport'

export type Field = { name: string; dataTypeID: number }
type Parse = (text: string) => unknown
/** Empty for a statement that answers with no rows. */
type Shape = { names: string[]; parsers: Parse[] }

/**
 * The statements that a connection has parsed, by name, with what their rows are made of: the server
 * refuses to run one whose result has become another since, so it is asked for that only once.
 */
export type Prepared = Map<string, Shape>

/** node-postgres's conversion of a JavaScript value to a parameter; absent from its types. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } })
  .utils

/**
 * Several statements sent at once with a single Sync. Between two Syncs Postgres runs all of them as
 * one transaction, so this needs neither BEGIN nor COMMIT and is one round trip.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export class Train {
  /** The rows of each statement. */
  readonly answers: unknown[][]
  readonly #statements: readonly Statement[]
  #prepared: Prepared = new Map()
  /** Of the statement whose answer is being read, as the server has just told or told once before. */
  #shape: Shape | undefined
  #at = 0

  constructor(statements: readonly Statement[]) {
    this.#statements = statements
    this.answers = statements.map(() => [])
  }

  /** Whether the server has run every statement; whether they took effect, its last word says. */
  get isDone(): boolean {
    return this.#at >= this.#statements.length
  }

  /** Whether it changes nothing. */
  get isRead(): boolean {
    return this.#statements.every(({ text }) => isRead(text))
  }

  /**
   * The messages, for a connection that has parsed what is in `prepared` and will have parsed the rest.
   * @throws when a value could not be a parameter.
   */
  encode(prepared: Prepared): Buffer {
    const values = this.#statements.map((statement) => statement.values.map(prepareValue))
    this.#prepared = prepared
    const messages = this.#statements.flatMap(({ text }, i) =>
      messagesFor(prepared, text, values[i] ?? []),
    )
    // In one piece: each that is written by itself costs as much as all of them.
    return Buffer.concat([...messages, serialize.sync()])
  }

  handleRowDescription({ fields }: { fields: Field[] }) {
    this.#shape = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => parserOf(dataTypeID)),
    }
  }

  handleDataRow({ fields: texts }: { fields: (string | null)[] }) {
    this.#shape ??= this.#prepared.get(nameOf(this.#text()))
    const parsers = this.#shape?.parsers
    const row = texts.map((text, i) => (text === null ? null : parsers?.[i]?.(text)))
    this.answers[this.#at]?.push(this.#shaped(row))
  }

  handleCommandComplete() {
    const name = nameOf(this.#text())
    if (name && !this.#prepared.has(name)) this.#prepared.set(name, this.#shape ?? noRows)
    this.#shape = undefined
    this.#at += 1
  }

  /** After a failure: the statements may have been prepared before the schema changed, and must be again. */
  forgetPrepared() {
    for (const { text } of this.#statements) this.#prepared.delete(nameOf(text))
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

function messagesFor(prepared: Prepared, text: string, values: unknown[]): Buffer[] {
  const name = nameOf(text)
  const bind = serialize.bind({ statement: name, values })
  const execute = serialize.execute()
  if (prepared.has(name)) return [bind, execute]
  const parse = serialize.parse({ name, text })
  const describe = serialize.describe({ type: 'P' })
  // A train that failed midway may have left the name behind; closing an unknown one is no error.
  const close = name ? [serialize.close({ type: 'S', name })] : []
  return [...close, parse, bind, describe, execute]
}

/** Each distinct text costs memory on every connection, so only the first so many get a name. */
const namedTextsMax = 200
/** Postgres cuts a name after 63 bytes. */
const nameDigits = 32
const names = new Map<string, string>()

/**
 * The name a statement's text is prepared under, or '' for one that is parsed each time. It is made of
 * the text: a connection to the server that a pooler keeps may have been another process's before.
 */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= namedTextsMax) return ''
  const name = `docket_${hash('sha256', text, 'hex').slice(0, nameDigits)}`
  names.set(text, name)
  return name
}

const keptAsText = new Set(typesKeptAsText)

function parserOf(typeId: number): Parse {
  return keptAsText.has(typeId) ? (text) => text : pg.types.getTypeParser(typeId, 'text')
}
