import type { BrowserContext, Request } from '@playwright/test'

/** What browser code asked of the API, and what of that the API's own description does not have. */
export class DocumentedCalls {
  readonly #calls: { method: string; path: string }[] = []

  watch(context: BrowserContext) {
    context.on('request', (request) => this.#note(request))
  }

  /** Sign-in is Better Auth's, and described by it. */
  #note(request: Request) {
    const { pathname: path } = new URL(request.url())
    const isPage = request.resourceType() === 'document'
    if (isPage || !path.startsWith('/api/') || path.startsWith('/api/auth/')) return
    this.#calls.push({ method: request.method().toLowerCase(), path })
  }

  async undocumented(readDocument: () => Promise<{ paths: Record<string, object> }>) {
    if (this.#calls.length === 0) return []
    const { paths } = await readDocument()
    const routes = Object.entries(paths).flatMap(([template, item]) =>
      Object.keys(item).map((method) => ({ method, pattern: patternOf(template) })),
    )
    return this.#calls
      .filter(
        ({ method, path }) =>
          !routes.some((route) => route.method === method && route.pattern.test(path)),
      )
      .map(({ method, path }) => `${method} ${path}`)
  }
}

function patternOf(template: string) {
  return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`)
}
