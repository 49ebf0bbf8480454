import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { isAnnouncedTooLarge } from '@/lib/http/body'
import { trustRealIp } from '@/lib/http/client-address'
import { strictTransportSecurity } from '@/lib/http/page-security'
import { describeError, log } from '@/lib/log'
import { forwardedAddress } from './forwarded-address'
import { findRedirect, isApi } from './redirect'
import { findProblem } from './request-problem'
import { sendProblem, sendRedirect } from './send-refusal'

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>
export type Surroundings = { trustedProxies: number; isHttps: boolean }

/** Does first, for every request, what no route can do, because Next would answer before it. */
export function standInFront(
  server: Server,
  handle: Handle,
  { trustedProxies, isHttps }: Surroundings,
): void {
  trustRealIp()
  const take = (
    request: IncomingMessage,
    response: ServerResponse,
    { asksToSend = false } = {},
  ) => {
    if (hasBody(request)) response.once('finish', () => endUnread(request))
    if (isHttps) response.setHeader('Strict-Transport-Security', strictTransportSecurity)
    // The limits of sign-in count by this header alone, so no client may choose it.
    request.headers['x-real-ip'] = addressOf(request, trustedProxies)
    const problem = findProblem(request)
    if (problem) return sendProblem(request, response, problem)
    const redirect = findRedirect(request)
    if (redirect) return sendRedirect(request, response, redirect)
    if (asksToSend) answerWhetherToSend(request, response)
    joinAuthorizations(request)
    if (isApi(request)) for (const name of pageHeaders) delete request.headers[name]
    pass(request, response, handle)
  }
  server.on('request', (request, response) => take(request, response))
  server.on('checkContinue', (request, response) => take(request, response, { asksToSend: true }))
  // An unknown expectation may be ignored (RFC 9110, section 10.1.1).
  server.on('checkExpectation', (request, response) => take(request, response))
}

/**
 * Does not ask for a body that is too large for the API. It is refused later, after the checks that
 * come before that of its size.
 */
function answerWhetherToSend(request: IncomingMessage, response: ServerResponse) {
  const isTooLarge = isAnnouncedTooLarge(request.headers['content-length'])
  if (!isApi(request) || !isTooLarge) return response.writeContinue()
  // The client may send it all the same, and it must not be taken for the next request.
  response.setHeader('Connection', 'close')
}

function pass(request: IncomingMessage, response: ServerResponse, handle: Handle) {
  handle(request, response).catch((error: unknown) => {
    if (!response.headersSent) return sendProblem(request, response, error)
    // Once an answer has begun, only a broken connection tells the client that the rest is missing.
    log().warn(describeError(error), 'an answer broke off')
    response.destroy()
  })
}

// Next takes a request with one of these for its own client's, and redirects it.
const pageHeaders = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
]

const unreadPatienceMs = 500

function hasBody({ headers }: IncomingMessage) {
  return 'content-length' in headers || 'transfer-encoding' in headers
}

/** Soon stops taking in the rest of a body that has been answered already. */
function endUnread(request: IncomingMessage) {
  if (request.complete) return
  setTimeout(() => request.complete || request.socket.destroy(), unreadPatienceMs).unref()
}

/** Of several `Authorization` lines Node keeps the first. The app is to see all of them, and refuse them. */
function joinAuthorizations(request: IncomingMessage) {
  if (request.headers.authorization === undefined) return
  // Names and values take turns. `headersDistinct` would make a list of every header.
  const { rawHeaders } = request
  const lines = rawHeaders.filter(
    (_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === 'authorization',
  )
  if (lines.length > 1) request.headers.authorization = lines.join(', ')
}

function addressOf({ socket, headers }: IncomingMessage, trustedProxies: number) {
  return forwardedAddress({
    peer: socket.remoteAddress,
    forwardedFor: headers['x-forwarded-for']?.toString(),
    trustedProxies,
  })
}
