import type { Metadata } from 'next'
import { translator } from '@/lib/words/translator'
import { OfflineShell } from './offline-shell'

export const metadata: Metadata = {
  title: translator('offlineShell')('documentTitle'),
  robots: { index: false },
}

/**
 * What the service worker keeps and answers with where there is no network, for any page. It knows
 * nobody: whose list it shows is for the browser to say.
 */
export default function OfflinePage() {
  return <OfflineShell />
}
