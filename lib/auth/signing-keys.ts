import { type CryptoKey, importJWK } from 'jose'
import { perProcess } from '@/db/per-process'
import { betterAuthInstance } from './better-auth'

type SigningKey = { algorithm: string; key: CryptoKey | Uint8Array }
type Cache = { keys: Map<string, SigningKey>; reloadedAt: number }

const reloadIntervalMs = 30_000

const state = perProcess<{ cache?: Cache }>('signing-keys', () => ({}))

/**
 * The public key that a token names, with the one algorithm it may be used for. Loaded at first use;
 * an id that is not among them loads them again, but not more often than every 30 seconds, so that
 * invented ids cannot be turned into database load.
 */
export async function findSigningKey(id: string): Promise<SigningKey | undefined> {
  state.cache ??= { keys: await loadKeys(), reloadedAt: 0 }
  const { cache } = state
  const now = Date.now()
  if (!cache.keys.has(id) && now - cache.reloadedAt >= reloadIntervalMs) {
    // Set first, so that of many requests at once only one asks the database.
    cache.reloadedAt = now
    cache.keys = await loadKeys()
  }
  return cache.keys.get(id)
}

/** Reads the key set as `/api/auth/jwks` shows it; the first reader of all makes the first key. */
async function loadKeys(): Promise<Map<string, SigningKey>> {
  const auth = await betterAuthInstance()
  const { keys } = await auth.api.getJwks()
  const imported = keys.map(async (jwk) => {
    const algorithm = String(jwk.alg)
    return [String(jwk.kid), { algorithm, key: await importJWK(jwk, algorithm) }] as const
  })
  return new Map(await Promise.all(imported))
}
