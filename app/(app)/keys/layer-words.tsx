'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import { words } from '@/lib/words/layer-words'

/** Adds the words of what keys open, which a page is drawn without. */
export function LayerWords({ children }: { children: ReactNode }) {
  return <IntlProvider {...words}>{children}</IntlProvider>
}
