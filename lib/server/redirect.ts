import type { IncomingMessage } from 'node:http'

export type Redirect = { status: 303 | 308; location: string }

/** Where to send a request that came to the wrong place. */
export function findRedirect({ method, url = '' }: IncomingMessage): Redirect | undefined {
  const path = url.split('?', 1)[0] ?? ''
  const plain = plainPath(path)
  // A form that was sent before the page's script was there, and that no page takes: back to the
  // page, by GET and without the form's content (RFC 9110, section 15.4.4).
  if (method === 'POST' && isPage(plain)) return { status: 303, location: plain }
  // Next would send it there too, but without the headers that every answer has.
  return plain === path ? undefined : { status: 308, location: plain + url.slice(path.length) }
}

function plainPath(path: string) {
  // Two slashes at the start would name another host, and browsers take backslashes for slashes.
  const single = path.replace(/[\\/]+/g, '/')
  const resolved = dotSegment.test(single) ? new URL(single, 'http://localhost').pathname : single
  return resolved.replace(/(?<=.)\/$/, '')
}

/** As URLs have them: "%2e" is a dot as well. */
const dotSegment = /\/(?:\.|%2e){1,2}(?=\/|$)/i

/** The reference is answered by a route, as the API is. */
function isPage(path: string) {
  return path !== '/docs' && !isApi({ url: path })
}

export function isApi({ url = '' }: { url?: string }): boolean {
  return /^\/api(?=[/?]|$)/.test(url)
}
