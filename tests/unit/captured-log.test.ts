import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { log } from '@/lib/log'
import { expectNoSecretLogged, rememberSecret } from '../harness/captured-log'

// The environment is read once, at first use, which is later than this.
vi.stubEnv('LOG_LEVEL', 'info')

it('a secret in the log does not go unnoticed, however JSON spells it', () => {
  const secret = `in "quotes" ${randomUUID()}`
  rememberSecret(secret)
  log().info('a line without it')
  expectNoSecretLogged()
  log().info({ said: `before ${secret} after` }, 'a line with it')
  expect(expectNoSecretLogged).toThrow()
})
