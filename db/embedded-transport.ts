import type { PGlite } from '@electric-sql/pglite'
import { isPreparedForOldSchema } from './failures'
import { type Field, type Prepared, Train } from './train'
import type { Statement, Transport } from './transport'

/** What PGlite answers with, of which its types tell only the name. */
type Message =
  | { name: 'rowDescription'; fields: Field[] }
  | { name: 'dataRow'; fields: (string | null)[] }
  | { name: 'commandComplete' }

/** Sends each transaction as one train to the Postgres within this process. */
export function embeddedTransport(pglite: PGlite): Transport {
  const prepared: Prepared = new Map()
  const send = async (statements: readonly Statement[]) => {
    const train = new Train(statements)
    try {
      const { messages } = await pglite.execProtocol(train.encode(prepared))
      for (const message of messages) take(train, message as Message)
      return train.answers
    } catch (error) {
      train.forgetPrepared()
      throw error
    }
  }
  return (statements) =>
    // A train must not run within a transaction that Better Auth has open.
    pglite._runExclusiveTransaction(() =>
      send(statements).catch((error: unknown) => {
        if (!isPreparedForOldSchema(error)) throw error
        return send(statements)
      }),
    )
}

function take(train: Train, message: Message) {
  if (message.name === 'rowDescription') train.handleRowDescription(message)
  else if (message.name === 'dataRow') train.handleDataRow(message)
  else if (message.name === 'commandComplete') train.handleCommandComplete()
}
