// Missing on plain http, whatever the types say.
const tabLocks = (): LockManager | undefined => navigator.locks

/**
 * Runs while no other tab runs under the same name. Where the browser has no locks, as on plain http,
 * tabs may run at once: what they send may be sent twice.
 */
export async function withTabLock(name: string, work: () => Promise<void>): Promise<void> {
  const locks = tabLocks()
  if (locks) await locks.request(name, work)
  else await work()
}

/** Raises a sign that every tab can see, until this tab ends it or closes. */
export function raiseTabSign(name: string): () => void {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  void tabLocks()?.request(name, { mode: 'shared' }, () => ended)
  return end
}

/** Whether any tab has raised that sign. */
export async function isTabSignUp(name: string): Promise<boolean> {
  const { held = [] } = (await tabLocks()?.query()) ?? {}
  return held.some((lock) => lock.name === name)
}
