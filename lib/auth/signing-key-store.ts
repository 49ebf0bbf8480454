import type { GenericEndpointContext } from 'better-auth'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { Jwk } from 'better-auth/plugins'

/**
 * The stored key pairs of tokens, without those whose private half was locked under another secret: with
 * the secret their tokens end as the sessions do, and Better Auth, which would fail, makes a new one.
 */
export async function readSigningKeys({ context }: GenericEndpointContext): Promise<Jwk[]> {
  const keys = await context.adapter.findMany<Jwk>({ model: 'jwks' })
  const opened = await Promise.allSettled(keys.map((key) => open(key, context.secretConfig)))
  return keys.filter((_, index) => opened[index]?.status === 'fulfilled')
}

type Secret = GenericEndpointContext['context']['secretConfig']

/** @throws where it was locked under another secret, or is no key at all. */
async function open({ privateKey }: Jwk, key: Secret): Promise<void> {
  await symmetricDecrypt({ key, data: JSON.parse(privateKey) })
}
