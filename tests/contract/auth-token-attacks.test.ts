import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { derivedKey } from '@/lib/derived-key'
import { type Attack, tokenParts } from '../harness/token-parts'
import {
  answerTo,
  eddsa,
  forge,
  hmac,
  newKey,
  refusal,
  type SigningKey,
  unsigned,
} from '../harness/tokens'

const parts = tokenParts()

const controls: Attack[] = [
  ['EdDSA and the key set', ({ good }) => good],
  ['HS256 and the shared secret', ({ claims, secret }) => shared({}, claims, secret)],
  ['HS256 and a type', ({ claims, secret }) => shared({ typ: 'JWT' }, claims, secret)],
]

const algorithms: Attack[] = [
  ...['none', 'None', 'NONE', 'nOnE', ''].flatMap((alg): Attack[] => [
    [`the algorithm "${alg}"`, ({ claims }) => forge({ alg }, claims, unsigned)],
    [
      `the algorithm "${alg}" and a key id`,
      ({ key, claims }) => forge({ alg, kid: key.kid }, claims, unsigned),
    ],
    [
      `the algorithm "${alg}" and a good signature`,
      ({ key, claims }) => forge({ alg, kid: key.kid }, claims, eddsa(key.privateKey)),
    ],
  ]),
  ...['HS384', 'HS512'].map(
    (alg): Attack => [
      `${alg} over the shared secret`,
      ({ claims, secret }) => forge({ alg }, claims, hmac(secret, `sha${alg.slice(2)}`)),
    ],
  ),
  ...['eddsa', 'Ed25519', 'ES256', 'RS256', 'PS256'].map(
    (alg): Attack => [
      `the key's signature under the name ${alg}`,
      ({ key, claims }) => forge({ alg, kid: key.kid }, claims, eddsa(key.privateKey)),
    ],
  ),
  ['no algorithm', ({ claims, secret }) => forge({}, claims, hmac(secret))],
  ['an algorithm that is a list', ({ claims }) => forge({ alg: ['none'] }, claims, unsigned)],
  [
    'EdDSA over the shared secret',
    ({ claims, secret }) => forge({ alg: 'EdDSA' }, claims, hmac(secret)),
  ],
  ['HS256 without a signature', ({ claims }) => forge({ alg: 'HS256' }, claims, unsigned)],
  ['HS256 over an empty secret', ({ claims }) => shared({}, claims, '')],
  [
    'HS256 over Better Auth’s own key',
    ({ claims }) => shared({}, claims, derivedKey('better-auth')),
  ],
  ['HS256 over the key of cursors', ({ claims }) => shared({}, claims, derivedKey('cursor'))],
]

/** What an attacker can make of the public key, all of which the world may read. */
const publicSecrets: [name: string, secret: (key: SigningKey) => string | Buffer][] = [
  ['PEM', ({ publicKey }) => publicKey.export({ format: 'pem', type: 'spki' })],
  ['DER', ({ publicKey }) => publicKey.export({ format: 'der', type: 'spki' })],
  ['x', ({ x }) => x],
  ['decoded x', ({ x }) => Buffer.from(x, 'base64url')],
  ['JWK', ({ x }) => JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x })],
]

const confusions = publicSecrets.flatMap(([name, secret]): Attack[] => [
  [`HS256 over the public key as ${name}`, ({ key, claims }) => shared({}, claims, secret(key))],
  [
    `HS256 over the public key as ${name}, with its id`,
    ({ key, claims }) => shared({ kid: key.kid }, claims, secret(key)),
  ],
])

const keyIds: Attack[] = [
  ['no key id', ({ key, claims }) => signed({ kid: undefined }, claims, key)],
  ...[
    randomUUID(),
    '',
    '../../../../dev/null',
    '/etc/passwd',
    "' or true --",
    '__proto__',
    'constructor',
    null,
    1,
    true,
    ['a'],
    {},
    'a\0b',
    'a'.repeat(10_000),
  ].map(
    (kid): Attack => [
      `the key id ${JSON.stringify(kid).slice(0, 40)}`,
      ({ key, claims }) => signed({ kid }, claims, key),
    ],
  ),
  [
    'the shared secret under a known key id',
    ({ key, claims, secret }) => shared({ kid: key.kid }, claims, secret),
  ],
  [
    'the shared secret under an unknown key id',
    ({ claims, secret }) => shared({ kid: 'x' }, claims, secret),
  ],
  [
    'another key under a known key id',
    ({ key, claims }) => signed({ kid: key.kid }, claims, newKey()),
  ],
]

const extraHeaders: object[] = [
  { crit: [] },
  { crit: ['exp'], exp: 1 },
  { crit: ['b64'], b64: false },
  { b64: true },
  { b64: false },
  { jku: 'http://localhost:1/keys' },
  { x5u: 'http://localhost:1/certificate' },
  { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AA' } },
  { jwk: null },
]

const headers = extraHeaders.flatMap((header): Attack[] => [
  [
    `the header ${JSON.stringify(header)}`,
    ({ key, claims }) => signed({ kid: key.kid, ...header }, claims, key),
  ],
  [
    `the header ${JSON.stringify(header)} and the shared secret`,
    ({ claims, secret }) => shared(header, claims, secret),
  ],
])

it.each(controls)('takes a token with %s', async (_name, make) => {
  expect((await answerTo(make(await parts()))).status).toBe(200)
})

describe.each([
  { kind: 'algorithms', attacks: algorithms },
  { kind: 'a public key as a secret', attacks: confusions },
  { kind: 'key ids', attacks: keyIds },
  { kind: 'headers that change the rules', attacks: headers },
])('$kind', ({ attacks }) => {
  it.each(attacks)('refuses %s', async (_name, make) => {
    expect(await answerTo(make(await parts()))).toEqual(await refusal())
  })
})

function signed(header: object, claims: object, by: SigningKey) {
  return forge({ alg: 'EdDSA', ...header }, claims, eddsa(by.privateKey))
}

function shared(header: object, claims: object | string, secret: string | Buffer) {
  return forge({ alg: 'HS256', ...header }, claims, hmac(secret))
}
