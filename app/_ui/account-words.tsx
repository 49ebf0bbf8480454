'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import { words } from '@/lib/words/translator'

/** Gives the words of accounts too, which the pages of tasks need not fetch. */
export function AccountWords({ children }: { children: ReactNode }) {
  return <IntlProvider {...words}>{children}</IntlProvider>
}
