import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { parseTheme, themeCookie } from '@/lib/theme'
import { AccountWords } from '../_ui/account-words'
import { ThemeChoice } from '../_ui/theme-choice'
import { Wordmark } from '../_ui/wordmark'
import { ForgetLastData } from './forget-last-data'

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-4 sm:px-6">
      <header className="flex items-center justify-between py-4">
        <Wordmark />
        <ThemeChoice initial={theme} />
      </header>
      <main className="flex flex-1 flex-col justify-center py-8 pb-[12vh]">
        <div className="relative border-rule border-y py-10 pl-8 before:absolute before:inset-y-0 before:left-2 before:border-margin before:border-l sm:pl-14 sm:before:left-6">
          <AccountWords>{children}</AccountWords>
        </div>
      </main>
      <ForgetLastData />
    </div>
  )
}
