import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { holdEarlyActs } from '@/lib/early-acts'
import { env } from '@/lib/env'
import { nonceOf } from '@/lib/http/page-security'
import { paperColors, parseTheme, themeCookie } from '@/lib/theme'
import { translator, words } from '@/lib/words/translator'
import { fontFaces } from './_ui/fonts'
import { WordsProvider } from './_ui/words-provider'
import { EarlyActs } from './early-acts'
import { Styles } from './styles'

const pageEnd = 'page-end'

/** Made for each request: link previews contain the public address, which no build knows. */
export function generateMetadata(): Metadata {
  const t = translator('install')
  const card = { url: '/icons/social-card.png', width: 1200, height: 630, alt: t('cardAlt') }
  return {
    metadataBase: new URL(env().baseUrl),
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
    appleWebApp: { title: t('shortName') },
    icons: {
      icon: { url: '/icon.svg', type: 'image/svg+xml' },
      apple: '/icons/apple-touch-icon.png',
    },
    openGraph: { type: 'website', siteName: t('name'), images: [card] },
    twitter: { card: 'summary_large_image', images: [card] },
  }
}

export async function generateViewport(): Promise<Viewport> {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  const colorIn = (scheme: 'light' | 'dark') => ({
    media: `(prefers-color-scheme: ${scheme})`,
    color: paperColors[theme === 'system' ? scheme : theme],
  })
  return {
    width: 'device-width',
    initialScale: 1,
    themeColor: [colorIn('light'), colorIn('dark')],
    // Keeps the add field above the keyboard.
    interactiveWidget: 'resizes-content',
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  const nonce = nonceOf((await headers()).get('content-security-policy'))
  return (
    // The theme switch may write the attribute before React knows of it.
    <html lang={words.locale} data-theme={theme} suppressHydrationWarning>
      <body>
        {/* What is placed in the middle would jump while a slow network brings the rest of the page. */}
        <link rel="expect" href={`#${pageEnd}`} blocking="render" />
        <Styles nonce={nonce} fontFaces={fontFaces} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it is a constant of our own. */}
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: holdEarlyActs }} />
        <WordsProvider>{children}</WordsProvider>
        <EarlyActs />
        <div id={pageEnd} hidden />
      </body>
    </html>
  )
}
