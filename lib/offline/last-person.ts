/** Whose list this browser showed last, until they sign out: an id and nothing else. */

const key = 'docket-person'

export function rememberPerson(userId: string): void {
  store(() => localStorage.setItem(key, userId))
}

export function forgetPerson(): void {
  store(() => localStorage.removeItem(key))
}

export function lastPersonId(): string | null {
  return store(() => localStorage.getItem(key)) ?? null
}

/** A browser may be told to keep nothing at all, and then refuses even to be asked. */
function store<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}
