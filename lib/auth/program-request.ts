/**
 * A request to Better Auth's own routes, mended where its reading of headers is wrong for programs.
 *
 * Node's fetch sends `Sec-Fetch-Mode` of its own accord, which Better Auth takes for a browser's and
 * then demands an `Origin`. A request without cookie, origin or site is a program's: a browser would
 * have sent at least the last, and without a cookie nobody else's session is at stake.
 */
export function asProgramRequest(request: Request): Request {
  const { headers } = request
  if (['cookie', 'origin', 'sec-fetch-site'].some((name) => headers.has(name))) return request
  const mended = new Headers(headers)
  mended.delete('sec-fetch-mode')
  mended.delete('sec-fetch-dest')
  return new Request(request, { headers: mended })
}
