'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import { words } from '@/lib/words/translator'

/** The server knows nobody's time zone; the browser's own is the right one. */
const timeZone = typeof window === 'undefined' ? 'UTC' : undefined

/** Gives the catalogue to the client components below. It is script, and so kept, and in no page. */
export function WordsProvider({ children }: { children: ReactNode }) {
  return (
    <IntlProvider {...words} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
