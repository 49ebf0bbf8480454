import { AsyncLocalStorage } from 'node:async_hooks'
import type { BetterAuthOptions } from 'better-auth'
import type { DBAdapter } from 'better-auth/adapters'
import { isUnavailable } from '@/db/failures'

type Adapter = DBAdapter<BetterAuthOptions>
type AdapterFactory = (options: BetterAuthOptions) => Adapter

/** Is called when the database fails. */
const storage = new AsyncLocalStorage<(failure: unknown) => void>()

/**
 * Does something with Better Auth. Where the database fails meanwhile, that is thrown, and at once: by
 * itself Better Auth goes on, and answers as if there were no such session, or as if one were ended that
 * goes on.
 */
export function showFailures<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    storage.run(reject, work).then(resolve, reject)
  })
}

/** Makes an adapter tell `showFailures` when the database fails. */
export function withNotedFailures(open: AdapterFactory): AdapterFactory {
  return (options) => {
    const adapter = open(options)
    const { transaction } = adapter
    return {
      ...noting(adapter),
      // Only the statements within it: when one fails, the transaction rolls back and throws the same.
      transaction: (work) => transaction((inner) => work(noting(inner))),
    }
  }
}

function noting<A extends object>(adapter: A): A {
  const members = Object.entries(adapter).map(([name, member]) => [
    name,
    typeof member === 'function' ? noted(member) : member,
  ])
  return Object.fromEntries(members)
}

function noted(statement: (...given: unknown[]) => unknown) {
  return async (...given: unknown[]) => {
    try {
      return await statement(...given)
    } catch (error) {
      if (isUnavailable(error)) storage.getStore()?.(error)
      throw error
    }
  }
}
