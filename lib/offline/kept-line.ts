/** The line that a person has begun, for when this tab shows their list again. It goes with the tab. */

const prefix = 'docket-line-'

export function keepLine(owner: string, line: string): void {
  tryTabStorage((storage) => {
    if (line.trim() === '') storage.removeItem(prefix + owner)
    else storage.setItem(prefix + owner, line)
  })
}

/** Leaves nothing of anybody else. */
export function keptLine(owner: string): string {
  dropLines(owner)
  return tryTabStorage((storage) => storage.getItem(prefix + owner)) ?? ''
}

/** Leaves nothing of anybody, or of one person alone. */
export function dropLines(but?: string): void {
  tryTabStorage((storage) => {
    for (const key of Object.keys(storage)) {
      if (key.startsWith(prefix) && key !== `${prefix}${but}`) storage.removeItem(key)
    }
  })
}

/** A browser that keeps nothing goes without. */
function tryTabStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage)
  } catch {
    return undefined
  }
}
