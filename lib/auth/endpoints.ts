import type { ApiRequest } from '@/lib/http/api-request'
import { canResetPasswords } from './password-reset'

type Method = 'GET' | 'POST'

/** The endpoints of Better Auth that are open to requests. Its others, and those of its plugins, are not. */
const endpoints: [path: string, method: Method][] = [
  ['/sign-up/email', 'POST'],
  ['/sign-in/email', 'POST'],
  ['/sign-out', 'POST'],
  ['/token', 'GET'],
  ['/jwks', 'GET'],
  ['/get-session', 'GET'],
  ['/list-sessions', 'GET'],
  ['/revoke-session', 'POST'],
  ['/revoke-sessions', 'POST'],
  ['/revoke-other-sessions', 'POST'],
  ['/change-password', 'POST'],
  ['/update-user', 'POST'],
  ['/delete-user', 'POST'],
]

/** Open only where mail is sent: without it no link can reach anybody. */
const resetEndpoints: [path: string, method: Method][] = [
  ['/request-password-reset', 'POST'],
  ['/reset-password', 'POST'],
]

/** The open endpoints by their paths, each with the one method that it takes. */
export function openEndpoints(): Map<string, Method> {
  return new Map([...endpoints, ...(canResetPasswords() ? resetEndpoints : [])])
}

/**
 * The method of the endpoint that a request is for, if it is for one. Better Auth must be asked for
 * these alone: it counts the requests of any path, and has its own 404.
 */
export function endpointMethodOf({ url }: ApiRequest): Method | undefined {
  const { pathname } = new URL(url, 'http://localhost')
  return openEndpoints().get(pathname.replace(/^\/api\/auth/, ''))
}
