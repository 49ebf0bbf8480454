import { randomUUID } from 'node:crypto'

/**
 * @typedef {{
 *   status: number,
 *   code: string,
 *   title: string,
 *   detail: string,
 *   headers?: Record<string, string>,
 * }} Problem
 */

const requestIdPattern = /^[A-Za-z0-9._-]{1,128}$/

/**
 * Answers with problem details (RFC 9457), in the form of lib/http, which only a build can load.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Problem} problem
 */
export function sendProblem(request, response, { status, code, title, detail, headers }) {
  const given = request.headers['x-request-id']
  const requestId = typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID()
  const type = `/docs/errors#${code}`
  const body = JSON.stringify({ type, title, status, code, detail, request_id: requestId })
  response.writeHead(status, {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    'X-Request-Id': requestId,
    'Cache-Control': 'private, no-store',
    Vary: 'Authorization, Cookie, Origin',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  })
  response.end(body)
}
