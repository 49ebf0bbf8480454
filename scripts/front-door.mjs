import { sendProblem } from './problem.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * Puts in front of Next what no route can do, because Next would answer before it.
 * @param {(request: Request, response: Response) => Promise<void>} handle
 * @returns {(request: Request, response: Response) => void}
 */
export function frontDoor(handle) {
  return (request, response) => {
    const problem = findProblem(request)
    if (problem) return sendProblem(request, response, problem)
    if (isFormWithoutScript(request)) return sendBack(request, response)
    // The limits of sign-in count by this header alone, so no client may choose it.
    request.headers['x-real-ip'] = addressOf(request)
    if (isApi(request)) for (const name of pageHeaders) delete request.headers[name]
    response.once('finish', () => endUnread(request))
    handle(request, response).catch((error) => {
      console.error(error)
      if (response.headersSent) response.destroy()
      else sendProblem(request, response, internal)
    })
  }
}

// With these Next takes a request for one of its own client's, and redirects it.
const pageHeaders = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
]

function isApi(/** @type {Request} */ { url = '' }) {
  return /^\/api(?=[/?]|$)/.test(url)
}

/** A form that a browser sent before the page's script was there; no page takes one. */
function isFormWithoutScript(/** @type {Request} */ request) {
  return request.method === 'POST' && !isApi(request)
}

/** The page again, by GET and without the form's content (RFC 9110, section 15.4.4). */
function sendBack(/** @type {Request} */ request, /** @type {Response} */ response) {
  const { pathname } = new URL(request.url ?? '', 'http://localhost')
  // Two slashes at the start would name another host.
  response.writeHead(303, { Location: pathname.replace(/^\/+/, '/') }).end()
  endUnread(request)
}

const unreadPatienceMs = 500

/** Does not take in for long the rest of a body that has been answered already. */
function endUnread(/** @type {Request} */ request) {
  if (request.complete) return
  setTimeout(() => request.complete || request.socket.destroy(), unreadPatienceMs).unref()
}

const internal = {
  status: 500,
  code: 'internal',
  title: 'Internal error',
  detail: 'Something went wrong here. The request id helps to find out what.',
}

/** @param {Request} request */
function findProblem(request) {
  const { method = '', url = '', headers } = request
  if (!methods.includes(method)) return methodNotAllowed
  // Next would follow a target with a host in it to that host.
  if (!url.startsWith('/')) return badRequest('The request target must be a path.')
  if (!isDecodable(url)) return badRequest('The path is not valid percent-encoded UTF-8.')
  if (headers.host !== undefined && !URL.canParse(`http://${headers.host}`)) {
    return badRequest('The Host header is not valid.')
  }
  return countAuthorizations(request) > 1 ? twoCredentials : undefined
}

const methodNotAllowed = {
  status: 405,
  code: 'method_not_allowed',
  title: 'Method not allowed',
  detail: `This server takes ${methods.join(', ')}.`,
  headers: { Allow: methods.join(', ') },
}

const twoCredentials = {
  status: 401,
  code: 'unauthorized',
  title: 'Unauthorized',
  detail: 'The credential is not valid, or no longer. Sign in again.',
  headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
}

function badRequest(/** @type {string} */ detail) {
  return { status: 400, code: 'bad_request', title: 'Bad request', detail }
}

function isDecodable(/** @type {string} */ url) {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** Node's `headers` keeps only the first of them. */
function countAuthorizations(/** @type {Request} */ { rawHeaders }) {
  const isName = (/** @type {number} */ index) => index % 2 === 0
  return rawHeaders.filter((text, i) => isName(i) && text.toLowerCase() === 'authorization').length
}

/** The peer's address; an IPv4 one without the prefix it has on a socket for both versions. */
function addressOf(/** @type {Request} */ { socket }) {
  return socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '') ?? ''
}
