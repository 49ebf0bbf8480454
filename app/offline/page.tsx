import type { Metadata } from 'next'
import { translator } from '@/lib/words/translator'
import { OfflineShell } from './offline-shell'

export const metadata: Metadata = {
  title: translator('offlineShell')('documentTitle'),
  robots: { index: false },
}

/**
 * The page that the service worker caches, and answers with for any page where there is no network.
 * It knows nobody: the browser decides whose list it shows.
 */
export default function OfflinePage() {
  return <OfflineShell />
}
