import type { IncomingMessage } from 'node:http'
import { AppError } from '@/lib/app-error'
import { isAnnouncedTooLarge, tooLarge } from '@/lib/http/body'

export const serverMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** What is wrong with a request that nothing behind the front door must get. */
export function findProblem({ method = '', url = '', headers }: IncomingMessage) {
  if (!serverMethods.includes(method)) {
    return new AppError('method_not_allowed', `This server takes ${serverMethods.join(', ')}.`)
  }
  // Next would follow a target with a host in it to that host.
  if (!url.startsWith('/')) return badRequest('The request target must be a path.')
  if (!isDecodable(url)) return badRequest('The path is not valid percent-encoded UTF-8.')
  if (headers.host !== undefined && !URL.canParse(`http://${headers.host}`)) {
    return badRequest('The Host header is not valid.')
  }
}

/** What is wrong with the size that a body is announced with. */
export function findSizeProblem({ headers }: IncomingMessage): AppError | undefined {
  return isAnnouncedTooLarge(headers['content-length']) ? tooLarge() : undefined
}

function badRequest(detail: string) {
  return new AppError('bad_request', detail)
}

function isDecodable(url: string) {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}
