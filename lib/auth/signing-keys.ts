import { type CryptoKey, importJWK } from 'jose'
import { perProcess } from '@/db/per-process'
import { betterAuthInstance } from './better-auth-instance'
import { forgetTokens } from './remembered-tokens'

type SigningKey = { algorithm: string; key: CryptoKey | Uint8Array }
type KeySet = Map<string, SigningKey>

const reloadIntervalMs = 30_000

type State = { keys?: Promise<KeySet>; reloading?: Promise<unknown>; reloadedAt?: number }

const state = perProcess<State>('signing-keys', () => ({}))

/**
 * The public key that a token names, with the one algorithm it may be used for. Loaded at first use;
 * an id that is not among them loads them again, but not more often than every 30 seconds, so that
 * invented ids cannot be turned into database load.
 */
export async function findSigningKey(id: string): Promise<SigningKey | undefined> {
  state.keys ??= load()
  const known = (await state.keys).get(id)
  if (known) return known
  const now = Date.now()
  if (now - (state.reloadedAt ?? 0) >= reloadIntervalMs) {
    state.reloadedAt = now
    state.reloading = reload().finally(() => delete state.reloading)
  }
  // A token that comes while the keys are being read may be signed with a new one.
  await state.reloading
  return (await state.keys).get(id)
}

/** The keys that were known stay where the new ones cannot be read. */
async function reload() {
  state.keys = Promise.resolve(await readKeys())
  // A key that is gone takes its tokens with it.
  forgetTokens()
}

/** Many requests at once share one reading; one that failed is forgotten. */
function load(): Promise<KeySet> {
  const loading = readKeys()
  loading.catch(() => {
    if (state.keys === loading) delete state.keys
  })
  return loading
}

/** Reads the key set as `/api/auth/jwks` shows it; the first reader of all makes the first key. */
async function readKeys(): Promise<KeySet> {
  const auth = await betterAuthInstance()
  const { keys } = await auth.api.getJwks()
  const imported = keys.map(async (jwk) => {
    const algorithm = String(jwk.alg)
    return [String(jwk.kid), { algorithm, key: await importJWK(jwk, algorithm) }] as const
  })
  // One key that cannot be read must not take the others' tokens with it.
  const readable = (await Promise.allSettled(imported)).filter(isFulfilled)
  return new Map(readable.map(({ value }) => value))
}

function isFulfilled<T>(result: PromiseSettledResult<T>): result is PromiseFulfilledResult<T> {
  return result.status === 'fulfilled'
}
