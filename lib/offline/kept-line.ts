import { tryStorage } from '@/lib/browser-storage'

/** The line that a person has begun, for when this tab shows their list again. It goes with the tab. */
const prefix = 'docket-line-'
const ofTab = () => sessionStorage

export function keepLine(owner: string, line: string): void {
  tryStorage((storage) => {
    if (line.trim() === '') storage.removeItem(prefix + owner)
    else storage.setItem(prefix + owner, line)
  }, ofTab)
}

/** The line kept of a person. Deletes everybody else's. */
export function keptLine(owner: string): string {
  dropLines(owner)
  return tryStorage((storage) => storage.getItem(prefix + owner), ofTab) ?? ''
}

/** Deletes everybody's lines, or all but those of one person. */
export function dropLines(but?: string): void {
  tryStorage((storage) => {
    for (const key of Object.keys(storage)) {
      if (key.startsWith(prefix) && key !== `${prefix}${but}`) storage.removeItem(key)
    }
  }, ofTab)
}
