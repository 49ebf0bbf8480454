import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { requirePageUser } from '@/lib/auth/page-caller'
import { env } from '@/lib/env'
import { zoneCookie } from '@/lib/here'
import { countViews } from '@/lib/tasks/count-views'
import { parseTheme, themeCookie } from '@/lib/theme'
import { ApiClient } from './api-client'
import { AppFrame } from './app-frame'
import { HereProvider } from './here'
import { OfflineReady } from './offline-ready'
import { readHere } from './page-here'

export default async function AppLayout({ children }: { children: ReactNode }) {
  const [{ caller, name, email }, here, cookieStore] = await Promise.all([
    requirePageUser(),
    readHere(),
    cookies(),
  ])
  const first = { day: here.day, counts: await countViews(caller, here.day) }
  const theme = parseTheme(cookieStore.get(themeCookie)?.value)
  return (
    <HereProvider initial={here} isGuess={!cookieStore.has(zoneCookie)}>
      <ApiClient userId={caller.userId} first={first}>
        <AppFrame account={{ userId: caller.userId, name, email, theme }}>{children}</AppFrame>
        <OfflineReady
          userId={caller.userId}
          name={name}
          email={email}
          hasWorker={!env().isDevelopment}
        />
      </ApiClient>
    </HereProvider>
  )
}
