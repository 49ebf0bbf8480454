'use client'

import type { CSSProperties } from 'react'
import { appWords, translator } from '@/lib/words/app-words'
import { EarlyActs } from './early-acts'

const t = translator('globalError')

/** Written out, since the page's styles may be there or not. */
const looks = {
  document: { colorScheme: 'light dark' },
  body: { maxWidth: '28rem', margin: '20vh auto', padding: '0 1.5rem', font: '1rem/1.5 system-ui' },
  heading: { margin: 0, font: '2.25rem/1.1 Georgia, serif' },
  text: { margin: '0.75rem 0 1.5rem' },
  button: {
    minHeight: '2.75rem',
    padding: '0 1.25rem',
    border: '1px solid currentColor',
    borderRadius: '3px',
    background: 'transparent',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
  },
} satisfies Record<string, CSSProperties>

/** Stands in for the root layout, so it brings its own document, and leans on nothing else. */
export default function GlobalError() {
  return (
    <html lang={appWords.locale} style={looks.document}>
      <body style={looks.body}>
        <title>{t('documentTitle')}</title>
        <main>
          <h1 style={looks.heading}>{t('title')}</h1>
          <p style={looks.text}>{t('text')}</p>
          {/* The styles come with the server's page alone. */}
          <button type="button" onClick={() => location.reload()} style={looks.button}>
            {t('retry')}
          </button>
        </main>
        <EarlyActs />
      </body>
    </html>
  )
}
