import type { Connection, Submittable } from 'pg'
import { type Prepared, Train } from './train'
import type { Statement } from './transport'

const preparedOn = new WeakMap<Connection, Prepared>()

/** A train as node-postgres takes it. */
export class MessageTrain extends Train implements Submittable {
  readonly rows: Promise<unknown[][]>
  /** In milliseconds, kept by node-postgres: a server that is frozen keeps no time limit itself. */
  readonly query_timeout: number
  /** node-postgres puts one here that stops the clock of `query_timeout`: without it every train, with
   * its rows, would wait for that. */
  callback: () => void = () => {}
  #resolve: (rows: unknown[][]) => void = () => {}
  #reject: (error: Error) => void = () => {}

  /** @param timeoutMs must be more than zero, which would mean no limit. */
  constructor(statements: readonly Statement[], timeoutMs: number) {
    super(statements)
    this.query_timeout = timeoutMs
    this.rows = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  /** Called by node-postgres once the connection is free. An error returned means nothing was sent. */
  submit(connection: Connection): Error | null {
    const prepared: Prepared = preparedOn.get(connection) ?? new Map()
    preparedOn.set(connection, prepared)
    try {
      const messages = this.encode(prepared)
      // Of a connection that has ended node-postgres tells by itself.
      if (connection.stream.writable) connection.stream.write(messages)
      return null
    } catch (error) {
      return error instanceof Error ? error : new Error('a parameter could not be sent')
    }
  }

  handleError(error: Error) {
    this.callback()
    this.forgetPrepared()
    this.#reject(error)
  }

  handleReadyForQuery() {
    this.callback()
    this.#resolve(this.answers)
  }

  // Part of what node-postgres calls on a query; no statement of ours leads here.
  handleEmptyQuery() {}
  handlePortalSuspended() {}
  handleCopyInResponse() {}
  handleCopyData() {}
}
