import { tryStorage } from '@/lib/browser-storage'

/** Whose list this browser showed last, until they sign out: an id and nothing else. */

const key = 'docket-person'

export function rememberPerson(userId: string): void {
  tryStorage((storage) => storage.setItem(key, userId))
}

export function forgetPerson(): void {
  tryStorage((storage) => storage.removeItem(key))
}

export function lastPersonId(): string | null {
  return tryStorage((storage) => storage.getItem(key)) ?? null
}
