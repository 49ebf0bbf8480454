import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { newPerson, type Person } from '../harness/person'
import { signUp } from '../harness/sign-up'
import {
  addSigningKey,
  answerTo,
  claimsOf,
  eddsa,
  forge,
  hmac,
  nowSeconds,
  refusal,
  type SigningKey,
} from '../harness/tokens'

/** What a good token's claims are changed to; undefined leaves one out. */
type Changes = [name: string, changes: (person: Person) => object]

let key: SigningKey

beforeAll(async () => {
  key = await addSigningKey()
})

const day = 24 * 60 * 60
const origin = 'http://localhost:3000'
const ahead = (seconds: number) => nowSeconds() + seconds

const taken: Changes[] = [
  ['nothing unusual', () => ({})],
  ['an end 20 s ago', () => ({ exp: ahead(-20) })],
  ['an end in a month', () => ({ exp: ahead(31 * day - 60) })],
  ['a beginning in 20 s', () => ({ nbf: ahead(20) })],
  ['an issue in 20 s', () => ({ iat: ahead(20) })],
  ['an audience among others', () => ({ aud: ['x', origin] })],
  ['the user in every spelling', ({ id }) => ({ user_id: id, userId: id })],
  ['claims of another’s', () => ({ role: 'admin', email: 'x' })],
]

const badUserIds = [
  1,
  '',
  'me',
  'a'.repeat(129),
  'a/b',
  '../a',
  'a\0',
  'a b',
  'ä',
  null,
  true,
  ['a'],
  {},
]
const badSessionIds = [1, '', null, true, ['a'], {}, 'a\0', 'a/b', 'a'.repeat(129)]
const badTimes = ['1', 1e99, null, true, [1], {}]

const refused: Changes[] = [
  ['an end 40 s ago', () => ({ exp: ahead(-40) })],
  ['an end at zero', () => ({ exp: 0 })],
  ['no end', () => ({ exp: undefined })],
  ['an end beyond 31 days', () => ({ exp: ahead(31 * day + 60) })],
  ['an end with a fraction', () => ({ exp: ahead(60) + 0.5 })],
  ['an end in milliseconds', () => ({ exp: Date.now() })],
  ['a beginning in 40 s', () => ({ nbf: ahead(40) })],
  ['an issue in 40 s', () => ({ iat: ahead(40) })],
  ['an issue in an hour', () => ({ iat: ahead(3600), exp: ahead(4000) })],
  ['an end as text', () => ({ exp: String(ahead(60)) })],
  ...[...badTimes, 1.5, -1e99].map((exp): Changes => [`the end ${print(exp)}`, () => ({ exp })]),
  ...badTimes.map((nbf): Changes => [`the beginning ${print(nbf)}`, () => ({ nbf })]),
  ['the issue as text', () => ({ iat: String(ahead(-1)) })],
  ['another issuer', () => ({ iss: 'https://evil.example' })],
  ['an issuer with a slash more', () => ({ iss: `${origin}/` })],
  ['an issuer that is a list', () => ({ iss: [origin] })],
  ['an issuer of null', () => ({ iss: null })],
  ['another audience', () => ({ aud: 'https://evil.example' })],
  ['other audiences', () => ({ aud: ['https://evil.example', `${origin}/`] })],
  ['no audience in a list', () => ({ aud: [] })],
  ['an audience in a list in a list', () => ({ aud: [[origin]] })],
  ['an audience of null', () => ({ aud: null })],
  ['no user', () => ({ sub: undefined })],
  ...badUserIds.map((sub): Changes => [`the user ${print(sub)}`, () => ({ sub })]),
  ['a second user in user_id', () => ({ user_id: 'somebody-else' })],
  ['a second user in userId', () => ({ userId: 'somebody-else' })],
  ['a second user that is no text', () => ({ user_id: 1 })],
  ['a user who does not exist', () => ({ sub: randomUUID() })],
  ...badSessionIds.map((sid): Changes => [`the session ${print(sid)}`, () => ({ sid })]),
  ['a session that never was', () => ({ sid: randomUUID() })],
]

const asymmetricOnly: Changes[] = [
  ['no issuer', () => ({ iss: undefined })],
  ['no audience', () => ({ aud: undefined })],
  ['no time of issue', () => ({ iat: undefined })],
  ['no session', () => ({ sid: undefined })],
  ['the user in user_id alone', ({ id }) => ({ sub: undefined, user_id: id })],
  ['the user in userId alone', ({ id }) => ({ sub: undefined, userId: id })],
]

const sharedOnly: Changes[] = [
  ['neither issuer nor audience', () => ({ iss: undefined, aud: undefined })],
  ['no time of issue', () => ({ iat: undefined })],
  ['no session', () => ({ sid: undefined })],
  ['the user in user_id alone', ({ id }) => ({ sub: undefined, user_id: id })],
  ['the user in userId alone', ({ id }) => ({ sub: undefined, userId: id })],
  ['the user in both others', ({ id }) => ({ sub: undefined, user_id: id, userId: id })],
]

const sharedRefused: Changes[] = [
  ['two users in the other spellings', ({ id }) => ({ sub: undefined, user_id: id, userId: 'x' })],
  ['a user of null beside user_id', ({ id }) => ({ sub: null, user_id: id })],
  ['a user who does not exist, no session', () => ({ sub: randomUUID(), sid: undefined })],
]

type Sign = (claims: unknown) => string
const asymmetric: Sign = (claims) =>
  forge({ alg: 'EdDSA', kid: key.kid }, claims, eddsa(key.privateKey))
const symmetric: Sign = (claims) => forge({ alg: 'HS256' }, claims, hmac(env().BETTER_AUTH_SECRET))

const kinds = [
  { kind: 'the key set', sign: asymmetric, good: taken, bad: [...refused, ...asymmetricOnly] },
  {
    kind: 'the shared secret',
    sign: symmetric,
    good: [...taken, ...sharedOnly],
    bad: [...refused, ...sharedRefused],
  },
]

describe.each(kinds)('a token of $kind', ({ sign, good, bad }) => {
  it.each(good)('is taken with %s', async (_name, changes) => {
    const person = await newPerson()
    expect((await answerTo(sign(claimsOf(person, changes(person))))).status).toBe(200)
  })

  it.each(bad)('is refused with %s', async (_name, changes) => {
    const person = await newPerson()
    const token = sign(claimsOf(person, changes(person)))
    expect(await answerTo(token)).toEqual(await refusal())
  })

  it.each(['hello', '', '[]', 'null', '1', '"text"', '{', '\u{feff}{}'])(
    'is refused with the payload %j',
    async (payload) => {
      expect(await answerTo(sign(payload))).toEqual(await refusal())
    },
  )

  it('is refused with the live session of somebody else', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    const token = sign(claimsOf(person, { sid: other.sessionId }))
    expect(await answerTo(token)).toEqual(await refusal())
  })

  it('is refused with the session’s token in place of its id', async () => {
    const { person, sessionToken } = await signUp()
    const token = sign(claimsOf(person, { sid: sessionToken.split('.')[0] }))
    expect(await answerTo(token)).toEqual(await refusal())
  })
})

function print(value: unknown) {
  return JSON.stringify(value).slice(0, 40)
}
