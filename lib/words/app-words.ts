import { createTranslator } from 'use-intl/core'
import messages from './en.json'

/** The words that any page may need. */
export const appWords = { locale: 'en', messages } as const

/** As `translator`, for the words that any page may need. */
export function translator<const N extends keyof typeof messages>(namespace: N) {
  return createTranslator({ ...appWords, namespace })
}
