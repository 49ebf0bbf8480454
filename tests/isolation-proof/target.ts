import { createHmac, randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { derivedKey } from '@/lib/derived-key'

const wordBytes = 12
const userIdBytes = 24

/** A word that is nowhere else: where it turns up, it came from here. */
export function newWord(): string {
  return randomBytes(wordBytes).toString('hex')
}

/** Everything of somebody's that another could name, hold or be shown: ids, words and credentials. */
export type Target = ReturnType<typeof newTarget>

export function newTarget() {
  const token = newWord()
  return {
    // With letters of both cases and signs, as far as ids may have them.
    user: randomBytes(userIdBytes).toString('base64url'),
    email: `${newWord()}@example.invalid`,
    name: `isolation proof ${newWord()}`,
    session: newWord(),
    userAgent: newWord(),
    token,
    signedToken: signToken(token),
    live: uuidv7(),
    completed: uuidv7(),
    trashed: uuidv7(),
    title: newWord(),
    description: newWord(),
    tag: newWord(),
    key: newWord(),
    event: uuidv7(),
    requestId: newWord(),
    tasksCursor: newWord(),
    eventsCursor: newWord(),
  }
}

/** The same as if it had never been. A cursor is made of a real one, or it would be refused earlier. */
export function newPhantom({ tasksCursor, eventsCursor }: Target): Target {
  return {
    ...newTarget(),
    tasksCursor: altered(tasksCursor),
    eventsCursor: altered(eventsCursor),
  }
}

/** A session token as Better Auth hands it out. */
export function signToken(token: string, key: string = derivedKey('better-auth')): string {
  return encodeURIComponent(`${token}.${createHmac('sha256', key).update(token).digest('base64')}`)
}

/** With another first character behind the last dot, where a signature begins. */
export function altered(signed: string): string {
  const [, start = '', first, rest = ''] = /^(.*\.)(.)(.*)$/.exec(signed) ?? []
  return `${start}${first === 'A' ? 'B' : 'A'}${rest}`
}

const spellings: ((value: string) => string)[] = [
  (value) => value,
  encodeURIComponent,
  percentEncoded,
]

/** Every character of it as a percent-encoding, which means the same in a path. */
export function percentEncoded(text: string): string {
  return Buffer.from(text)
    .toString('hex')
    .replaceAll(/../g, (byte) => `%${byte}`)
}

/** The text with a name for each thing of a target's in it, however that is spelled. */
export function withNames(text: string, target: Target, owner: string): string {
  const named = Object.entries(target).flatMap(([name, value]) =>
    spellings.map((spell) => ({ name, spelled: spell(value) })),
  )
  // What holds another goes first.
  named.sort((a, b) => b.spelled.length - a.spelled.length)
  return named.reduce(
    (rest, { name, spelled }) => replaceAnyCase(rest, spelled, label(name, owner)),
    text,
  )
}

function label(name: string, owner: string) {
  return name === 'user' ? `{${owner}}` : `{${owner}'s ${name}}`
}

function replaceAnyCase(text: string, part: string, by: string) {
  const pattern = new RegExp(part.replaceAll(/[^A-Za-z0-9]/g, '\\$&'), 'gi')
  return text.replaceAll(pattern, () => by)
}

/** What of a target's is in the text, apart from what is in `known` as well. */
export function namesIn(text: string, target: Target, known: string): string[] {
  const [shown, sent] = [text.toLowerCase(), `${known} ${decoded(known)}`.toLowerCase()]
  return Object.entries(target)
    .filter(([, value]) => shown.includes(value.toLowerCase()))
    .filter(([, value]) => !sent.includes(value.toLowerCase()))
    .map(([name]) => name)
}

function decoded(text: string) {
  return text.replaceAll(/(%[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
  )
}
