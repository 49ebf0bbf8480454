'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import { appWords } from '@/lib/words/app-words'

/** The server knows nobody's time zone; the browser's own is the right one. */
const timeZone = typeof window === 'undefined' ? 'UTC' : undefined

/**
 * Gives the catalogue to the client components below. It is script, so it is cached and in no page.
 */
export function WordsProvider({ children }: { children: ReactNode }) {
  return (
    <IntlProvider {...appWords} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
