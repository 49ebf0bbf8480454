import { createTranslator } from 'use-intl/core'
import messages from './en.json'

/** What every page may say. */
export const appWords = { locale: 'en', messages } as const

/** As `translator`, of what every page may say. */
export function translator<const N extends keyof typeof messages>(namespace: N) {
  return createTranslator({ ...appWords, namespace })
}
