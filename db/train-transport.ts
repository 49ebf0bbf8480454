import type { Pool, PoolClient } from 'pg'
import {
  isConnectionLost,
  isConnectionUsable,
  isPreparedForOldSchema,
  isServerLeaving,
  isUndone,
} from './failures'
import { MessageTrain } from './message-train'
import { hasLimits } from './refused-limits'
import { tryTwice } from './retry'
import { answerDeadline } from './time-limits'
import { statementLimit, type Transport } from './transport'

/** Sends each transaction as one train over a connection of the pool. */
export function trainTransport(pool: Pool): Transport {
  return async (statements, deadline = answerDeadline()) => {
    let train: MessageTrain | undefined
    const sendOver = async (client: PoolClient) => {
      const timeoutMs = deadline - Date.now()
      if (timeoutMs <= 0) throw new TooLate()
      const first = hasLimits(pool) ? [] : [statementLimit]
      train = client.query(new MessageTrain([...first, ...statements], timeoutMs))
      return (await train.rows).slice(first.length)
    }
    const send = async () => {
      train = undefined
      const client = await pool.connect()
      try {
        const rows = await sendOver(client).catch((error: unknown) => {
          if (!isPreparedForOldSchema(error)) throw error
          // The server has undone all of a train that it refused, and the next prepares anew.
          return sendOver(client)
        })
        client.release()
        return rows
      } catch (error) {
        client.release(!(error instanceof TooLate) && !isConnectionUsable(error))
        throw error
      }
    }
    const mayRepeat = (error: unknown) => train !== undefined && hasNoEffect(error, train)
    return await tryTwice(send, mayRepeat, deadline)
  }
}

/** Before anything was sent: a connection took too long to get, and is as good as any. */
class TooLate extends Error {
  override message = 'timeout expired'
}

/**
 * Whether a train that failed changed nothing. The server's answers keep their order: one that leaves
 * before the last statement is done never came to the Sync behind it, which would have committed.
 */
function hasNoEffect(error: unknown, train: MessageTrain) {
  if (isUndone(error)) return true
  if (isServerLeaving(error)) return !train.isDone
  return isConnectionLost(error) && train.isRead
}
