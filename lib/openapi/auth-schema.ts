import { z } from 'zod'
import { emailLengthMax, nameLengthMax } from '@/lib/auth/account-limits'
import { passwordLengthMax, passwordLengthMin } from '@/lib/auth/password-limits'
import { line } from '@/lib/tasks/text-schema'
import { instant } from '@/lib/wire-time'
import { exampleInstant, exampleUserId } from './examples'

/** What Better Auth takes and answers with; its names are in camel case. */

const email = z.email().meta({ pattern: undefined, maxLength: emailLengthMax })
const name = line({ min: 1, max: nameLengthMax })
const newPassword = z
  .string()
  .min(passwordLengthMin)
  .max(passwordLengthMax)
  .meta({ format: 'password' })
const password = z.string().min(1).meta({ format: 'password' })

export const signUpInput = z.object({ name, email, password: newPassword })
export const signInInput = z.object({ email, password })
export const tokenInput = z.object({ token: z.string() })
export const nameInput = z.object({ name })
export const passwordChange = z.object({ currentPassword: password, newPassword })
export const deletionInput = z.object({ password })
export const resetRequest = z.object({ email, redirectTo: z.string().optional() })
export const resetInput = z.object({ newPassword, token: z.string() })

export const authUser = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.email().meta({ pattern: undefined }),
    emailVerified: z.boolean(),
    image: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'User', description: 'A person’s account.' })

export const authSession = z
  .strictObject({
    id: z.string(),
    userId: z.string(),
    token: z.string().meta({ description: 'Names the session; no credential by itself.' }),
    expiresAt: instant,
    createdAt: instant,
    updatedAt: instant,
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'Session', description: 'One place where somebody is signed in.' })

const bareToken = z
  .string()
  .nullable()
  .meta({ description: 'Names the session; the credential is in the header `Set-Auth-Token`.' })

export const signedUp = z.strictObject({ token: bareToken, user: authUser })
export const signedIn = z.strictObject({
  redirect: z.boolean(),
  token: bareToken,
  url: z.string().optional(),
  user: authUser,
})
export const currentSession = z.strictObject({ session: authSession, user: authUser }).nullable()
export const issuedToken = z.strictObject({
  token: z.string().meta({ pattern: '^[^.]+\\.[^.]+\\.[^.]+$' }),
})
export const done = z.strictObject({ status: z.literal(true) })
export const succeeded = z.strictObject({ success: z.literal(true) })
export const deleted = z.strictObject({ success: z.literal(true), message: z.string() })
export const resetSent = z.strictObject({ status: z.literal(true), message: z.string() })

export const keySet = z.strictObject({
  keys: z
    .array(
      z.strictObject({
        kid: z.string(),
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        alg: z.literal('EdDSA'),
        x: z.string(),
      }),
    )
    .min(1),
})

export const authError = z
  .strictObject({ code: z.string().optional(), message: z.string() })
  .meta({ id: 'AuthError', description: 'How Better Auth says what is wrong.' })

export const exampleUser: z.infer<typeof authUser> = {
  id: exampleUserId,
  name: 'Ada',
  email: 'ada@example.com',
  emailVerified: false,
  image: null,
  createdAt: exampleInstant,
  updatedAt: exampleInstant,
}

export const exampleSession: z.infer<typeof authSession> = {
  id: 'pV1uQ8sXc3',
  userId: exampleUserId,
  token: 'jD4mW0kQzR7yTnUe',
  expiresAt: '2026-11-27T08:30:00.000Z',
  createdAt: exampleInstant,
  updatedAt: exampleInstant,
  ipAddress: '192.0.2.7',
  userAgent: 'curl/8.11.0',
}
