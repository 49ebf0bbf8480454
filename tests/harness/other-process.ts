import { perProcess } from '@/db/per-process'

/** Forgets what this process counted by itself, as if the next request came to another one. */
export function forgetLimiters(): void {
  perProcess('limiters', () => new Map()).clear()
}

/** Puts away what this process has yet to save of the security log, as another one would not know it. */
export function setSecurityLogAside(): void {
  perProcess<{ folds: Map<string, unknown> }>('security-log', () => ({ folds: new Map() })).folds =
    new Map()
}
