import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Caller } from '@/db/tenant-scope'
import { signInHref } from '@/lib/after-sign-in'
import { pageHeader } from '@/lib/http/page-header'
import { findSession, type Session } from './session'

/** Who is looking at a page, by the session cookie alone, or null. */
export const findPageUser = cache(async (): Promise<Session | null> => {
  const cookie = (await headers()).get('cookie')
  return cookie === null ? null : await findSession(new Headers({ cookie }))
})

/** Who is looking at a page of theirs alone. A visitor who has not signed in is sent to the sign-in page. */
export async function requirePageUser(): Promise<Session> {
  return (await findPageUser()) ?? redirect(signInHref((await headers()).get(pageHeader)))
}

/** As `requirePageUser`, for pages that need no name. */
export async function requirePageCaller(): Promise<Caller> {
  return (await requirePageUser()).caller
}
