import { createHmac, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { openDatabase } from '@/db/database'
import { account, session } from '@/db/schema/auth'
import { derivedKey } from '@/lib/derived-key'
import { newPerson, Person } from './person'
import { fetchToken, type SignedUp, signUp } from './sign-up'

type Model = { password: string; hash: string }
let model: Promise<Model> | undefined

/** What `signUp` gives, without the cost of hashing a password: all have that of one who signed up. */
export async function newAccount(): Promise<SignedUp> {
  model ??= signUpModel()
  const { password, hash } = await model
  const { id, sessionId } = await newPerson()
  const { orm } = await openDatabase()
  await orm.insert(account).values({
    id: randomUUID(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: hash,
  })
  const [row] = await orm.select().from(session).where(eq(session.id, sessionId))
  if (!row) throw new Error('a new person has a session')
  const signature = createHmac('sha256', derivedKey('better-auth'))
    .update(row.token)
    .digest('base64')
  const sessionToken = encodeURIComponent(`${row.token}.${signature}`)
  const cookie = `better-auth.session_token=${sessionToken}`
  const person = new Person(id, sessionId, await fetchToken(cookie))
  return { person, email: `${id}@example.com`, password, cookie, sessionToken }
}

async function signUpModel(): Promise<Model> {
  const { person, password } = await signUp()
  const { orm } = await openDatabase()
  const [row] = await orm.select().from(account).where(eq(account.userId, person.id))
  if (!row?.password) throw new Error('whoever has signed up has a password')
  return { password, hash: row.password }
}
