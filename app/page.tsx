import { cookies } from 'next/headers'
import Link from 'next/link'
import { findPageUser } from '@/lib/auth/page-caller'
import { parseTheme, themeCookie } from '@/lib/theme'
import { buttonClass } from './_ui/button'
import { ThemeChoice } from './_ui/theme-choice'
import { Wordmark } from './_ui/wordmark'
import { SampleDocket } from './sample-docket'

export default async function LandingPage() {
  const [user, cookieStore] = await Promise.all([findPageUser(), cookies()])
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-4 sm:px-8">
      <header className="flex flex-wrap items-center justify-between gap-x-4 py-4">
        <Wordmark />
        <nav aria-label="Account" className="flex items-center gap-1 sm:gap-3">
          <ThemeChoice initial={parseTheme(cookieStore.get(themeCookie)?.value)} />
          {!user && (
            <Link href="/sign-in" className={buttonClass({ variant: 'quiet' })}>
              Sign in
            </Link>
          )}
        </nav>
      </header>
      <main className="flex flex-1 flex-col justify-center gap-10 py-8 lg:gap-14">
        <div className="grid items-end gap-6 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-12">
          <div>
            <h1 className="max-w-[15ch] text-balance font-normal font-serif text-[clamp(2.75rem,7.5vw,5.25rem)] leading-[0.98] tracking-[-0.025em]">
              The day’s business, on one sheet.
            </h1>
          </div>
          <div className="lg:pb-2">
            <p className="mb-6 max-w-[46ch] text-lg text-soft leading-relaxed">
              Docket keeps a list you can write on by hand or by program. Whatever you can do here,
              one line of <span className="font-mono text-[0.9em]">curl</span> can do too.
            </p>
            <Link
              href={user ? '/tasks' : '/sign-up'}
              className={`${buttonClass({ variant: 'primary' })} px-7 max-sm:w-full`}
            >
              {user ? 'Open your docket' : 'Start a docket'}
            </Link>
          </div>
        </div>
        <SampleDocket />
      </main>
      <footer className="border-rule border-t py-5 text-faint text-sm">
        Deleted tasks wait 30 days in the trash. Nothing on this page comes from anywhere else.
      </footer>
    </div>
  )
}
