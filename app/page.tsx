import { cookies } from 'next/headers'
import { findPageUser } from '@/lib/auth/page-caller'
import { parseTheme, themeCookie } from '@/lib/theme'
import { translator } from '@/lib/words/translator'
import { buttonClass } from './_ui/button'
import { ThemeChoice } from './_ui/theme-choice'
import { Wordmark } from './_ui/wordmark'
import { SampleDocket } from './sample-docket'

const t = translator('landing')

export default async function LandingPage({ searchParams }: PageProps<'/'>) {
  const [user, cookieStore, { deleted }] = await Promise.all([
    findPageUser(),
    cookies(),
    searchParams,
  ])
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-4 sm:px-8">
      <header className="flex flex-wrap items-center justify-between gap-x-4 py-4">
        <Wordmark />
        <nav
          aria-label={t('account')}
          className="flex items-center gap-1 max-[22rem]:w-full max-[22rem]:justify-between sm:gap-3"
        >
          <ThemeChoice initial={parseTheme(cookieStore.get(themeCookie)?.value)} />
          {!user && (
            <a href="/sign-in" className={buttonClass({ variant: 'quiet' })}>
              {t('signIn')}
            </a>
          )}
        </nav>
      </header>
      {deleted !== undefined && !user && (
        <p role="status" className="border-rule border-y bg-sheet px-4 py-3">
          {t('deleted')}
        </p>
      )}
      <main className="flex flex-1 flex-col justify-center gap-10 py-8 lg:gap-14">
        <div className="grid items-end gap-6 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-12">
          <div>
            <h1 className="max-w-[15ch] text-balance font-normal font-serif text-display leading-[0.98] tracking-[-0.025em]">
              {t('title')}
            </h1>
          </div>
          <div className="lg:pb-2">
            <p className="mb-6 max-w-[46ch] text-lg text-soft leading-relaxed">
              {t.rich('text', {
                code: (name) => <span className="font-mono text-[0.9em]">{name}</span>,
              })}
            </p>
            <a
              href={user ? '/tasks' : '/sign-up'}
              className={`${buttonClass({ variant: 'primary' })} px-7 max-sm:w-full`}
            >
              {t(user ? 'open' : 'start')}
            </a>
          </div>
        </div>
        <SampleDocket />
      </main>
      <footer className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 border-rule border-t py-5 text-faint text-sm">
        <p>{t('promise')}</p>
        <nav aria-label={t('docs')} className="flex gap-5">
          <a href="/docs" className="inline-flex min-h-11 items-center underline hover:text-ink">
            {t('reference')}
          </a>
          <a
            href="/docs/errors"
            className="inline-flex min-h-11 items-center underline hover:text-ink"
          >
            {t('errors')}
          </a>
        </nav>
      </footer>
    </div>
  )
}
