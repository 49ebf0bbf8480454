import type { BetterAuthOptions } from 'better-auth'
import type { DBAdapter } from 'better-auth/adapters'

type AdapterFactory = (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions>

/**
 * Better Auth reads the accounts of a user that it looks for by address only where there is one. Over
 * a network that statement is longer than anything else that could tell an address with an account
 * from one without, so it is sent for nobody, too.
 */
export function withEvenLookups(open: AdapterFactory): AdapterFactory {
  return (options) => {
    const adapter = open(options)
    const findOne: typeof adapter.findOne = async (query) => {
      const found = await adapter.findOne<never>(query)
      if (found === null && query.join?.account) await adapter.findMany(accountsOfNobody)
      return found
    }
    return { ...adapter, findOne }
  }
}

const accountsOfNobody = { model: 'account', where: [{ field: 'userId', value: '' }] }
