/**
 * Runs while no other tab runs under the same name. Where the browser has no locks, as on plain http,
 * tabs may run at once: what they send may be sent twice.
 */
export async function withTabLock(name: string, work: () => Promise<void>): Promise<void> {
  // Missing on plain http, whatever the types say.
  const locks: LockManager | undefined = navigator.locks
  if (locks) await locks.request(name, work)
  else await work()
}
