'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import { words } from '@/lib/words/translator'

/** Adds the words of the account pages, which the task pages need not fetch. */
export function AccountWords({ children }: { children: ReactNode }) {
  return <IntlProvider {...words}>{children}</IntlProvider>
}
