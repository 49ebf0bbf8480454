const yearSeconds = 31_536_000

/**
 * Stores something for the server to know about this browser from its next page on. `value` is
 * escaped already.
 */
export function keepCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context.
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`
}
