import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { parseTheme, themeCookie } from '@/lib/theme'
import { sans, serif } from './_ui/fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Docket', template: '%s · Docket' },
  description: 'The day’s business on one sheet, and the same list over HTTP.',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The add field stays above the keyboard.
  interactiveWidget: 'resizes-content',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    // The theme's switch writes the attribute before React may know of it.
    <html
      lang="en"
      data-theme={theme}
      className={`${serif.variable} ${sans.variable}`}
      suppressHydrationWarning
    >
      <body>{children}</body>
    </html>
  )
}
