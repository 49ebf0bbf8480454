import { expect, it } from 'vitest'
import { securityEvents } from '@/lib/security-log/event-schema'
import { describeEvent, describeReason } from '@/lib/security-log/event-words'

it.each(securityEvents)('has plain words for %s', (event) => {
  const said = describeEvent({ event, reason: null })
  expect(said).toMatch(/^[A-Z][^_]+$/)
})

it.each([
  ['authn_login_fail', 'wrong_credentials', 'Somebody failed to sign in with your address', null],
  [
    'authn_login_fail',
    'wrong_password',
    'A wrong password was given in one of your sessions',
    null,
  ],
  ['authn_password_change', 'changed', 'Password changed', null],
  ['authn_password_change', 'reset', 'Password set by a mailed link', null],
  ['authn_token_expired', 'expired', 'A token that had expired was refused', null],
  ['authn_token_expired', 'session_ended', 'A token whose session had ended was refused', null],
  ['session_revoked', 'expired', 'Session ended with its time', null],
  ['session_revoked', 'revoked', 'Session ended', 'ended by you'],
  ['authn_token_invalid', 'signature', 'A bad token in your name was refused', 'wrong signature'],
  ['rate_limited', 'of-a-kind-to-come', 'Too many requests: some were refused', null],
] as const)('says of %s because of %s: %s', (event, reason, what, why) => {
  expect([describeEvent({ event, reason }), describeReason({ reason })]).toEqual([what, why])
})
