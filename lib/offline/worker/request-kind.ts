export type RequestKind = 'file' | 'page' | 'other'

type Asked = Pick<Request, 'method' | 'mode' | 'url'>

/** How the worker handles a request: not at all with `other`, which includes the API. */
export function requestKind({ method, mode, url }: Asked, origin: string): RequestKind {
  const { origin: host, pathname } = new URL(url)
  if (method !== 'GET' || host !== origin || /^\/api(\/|$)/.test(pathname)) return 'other'
  if (mode === 'navigate') return 'page'
  return pathname.startsWith('/_next/static/') ? 'file' : 'other'
}
