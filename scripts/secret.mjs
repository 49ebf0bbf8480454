import { randomBytes } from 'node:crypto'
import { appendFileSync, chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, root } from './main.mjs'

const file = join(root, '.env.local')
const ownerOnly = 0o600

/** Makes the secret that sessions and tokens depend on, once, where the environment has none. */
export function provideSecret() {
  if (process.env.BETTER_AUTH_SECRET) return
  const secret = randomBytes(32).toString('base64')
  try {
    appendLine(`BETTER_AUTH_SECRET=${secret}`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : error
    throw new Failure(`BETTER_AUTH_SECRET is not set, and cannot be kept in .env.local: ${reason}`)
  }
  process.env.BETTER_AUTH_SECRET = secret
  console.log('Made a BETTER_AUTH_SECRET in .env.local.')
}

function appendLine(/** @type {string} */ line) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  // Before the secret is in it. A new file is made with this mode below.
  if (existsSync(file)) chmodSync(file, ownerOnly)
  const separator = text === '' || text.endsWith('\n') ? '' : '\n'
  appendFileSync(file, `${separator}${line}\n`, { mode: ownerOnly })
}
