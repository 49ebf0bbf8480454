import type { FetchEvent } from './worker-scope'

/** How long a list may be on its way before the one that was seen last is shown. */
export const patienceMs = 5_000

type Fallback = {
  shell: () => Promise<Response | undefined>
  /** Whether the shell has something to show in place of this page. */
  hasSubstitute: () => Promise<boolean>
}

/** The network's answer, whatever it is; the shell where there is none. */
export async function answerPage(event: FetchEvent, { shell, hasSubstitute }: Fallback) {
  const page = fetchPage(event)
  event.waitUntil(page.catch(() => undefined))
  try {
    const late = Symbol('late')
    const first = await Promise.race([page, after(patienceMs, late)])
    if (first instanceof Response) return first
    return ((await hasSubstitute()) && (await shell())) || (await page)
  } catch {
    return (await shell()) ?? Response.error()
  }
}

async function fetchPage({ preloadResponse, request }: FetchEvent) {
  return (await preloadResponse) ?? (await fetch(request))
}

function after<T>(ms: number, value: T) {
  return new Promise<T>((resolve) => setTimeout(resolve, ms, value))
}
