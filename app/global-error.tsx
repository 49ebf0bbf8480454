'use client'

import { appWords, translator } from '@/lib/words/app-words'
import { EarlyActs } from './early-acts'
import './globals.css'

const t = translator('globalError')

/** Stands in for the root layout, so it brings its own document, and leans on nothing else. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang={appWords.locale}>
      <body className="grid min-h-dvh place-items-center p-6">
        <title>{t('documentTitle')}</title>
        <main className="max-w-md">
          <h1 className="font-normal font-serif text-4xl tracking-tight">{t('title')}</h1>
          <p className="mt-3 mb-6 text-soft">{t('text')}</p>
          <button
            type="button"
            onClick={() => retry()}
            className="min-h-11 rounded-md bg-stamp px-5 font-medium text-on-stamp hover:bg-stamp-deep"
          >
            {t('retry')}
          </button>
        </main>
        <EarlyActs />
      </body>
    </html>
  )
}
