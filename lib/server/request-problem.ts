import type { IncomingMessage } from 'node:http'
import { AppError } from '@/lib/app-error'

export const serverMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** What is wrong with a request, where it must not get past the front door. */
export function findProblem({ method = '', url = '', headers }: IncomingMessage) {
  if (!serverMethods.includes(method)) {
    return new AppError('method_not_allowed', `This server takes ${serverMethods.join(', ')}.`)
  }
  // Next would follow a target with a host in it to that host.
  if (!url.startsWith('/')) return badRequest('The request target must be a path.')
  if (!isDecodable(url)) return badRequest('The path is not valid percent-encoded UTF-8.')
  if (!isHost(headers.host)) return badRequest('The Host header is not valid.')
}

function badRequest(detail: string) {
  return new AppError('bad_request', detail)
}

/** Nearly every request names the same. */
let lastHost: string | undefined

function isHost(host: string | undefined) {
  if (host === undefined || host === lastHost) return true
  if (!URL.canParse(`http://${host}`)) return false
  lastHost = host
  return true
}

function isDecodable(url: string) {
  if (!url.includes('%')) return true
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}
