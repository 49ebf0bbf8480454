import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { requirePageUser } from '@/lib/auth/page-caller'
import { parseTheme, themeCookie } from '@/lib/theme'
import { Toaster } from '../_ui/toaster'
import { Wordmark } from '../_ui/wordmark'
import { AccountMenu } from './account-menu'
import { ViewLinks } from './view-links'

export default async function AppLayout({ children }: { children: ReactNode }) {
  const [{ name, email }, cookieStore] = await Promise.all([requirePageUser(), cookies()])
  const theme = parseTheme(cookieStore.get(themeCookie)?.value)
  return (
    <div className="mx-auto max-w-[86rem] lg:grid lg:grid-cols-[12.5rem_minmax(0,1fr)]">
      <header className="flex items-center justify-between border-rule px-4 py-2 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:items-stretch lg:justify-start lg:border-r lg:px-5 lg:py-8">
        <Wordmark href="/tasks" />
        <ViewLinks />
        <AccountMenu name={name} email={email} theme={theme} />
      </header>
      {children}
      <Toaster />
    </div>
  )
}
