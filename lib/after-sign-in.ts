import { parseTaskView, viewHref } from './tasks/task-view'

/**
 * The page that somebody asked for before they were to sign in: one of the app's own, written anew from
 * what is understood of the address, so that no link leads anywhere else. The list where it is none.
 */
export function pageAfterSignIn(address: string | null | undefined): string {
  const base = 'http://localhost'
  if (!address || !URL.canParse(address, base)) return '/tasks'
  const { pathname, searchParams } = new URL(address, base)
  if (pathname === '/settings') return pathname
  return pathname === '/tasks' ? viewHref(parseTaskView(searchParams)) : '/tasks'
}

/** Where to sign in, to come back to an address of the app. */
export function signInHref(address: string | null): string {
  const page = pageAfterSignIn(address)
  return page === '/tasks' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to: page })}`
}
