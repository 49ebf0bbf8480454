import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { requirePageUser } from '@/lib/auth/page-caller'
import { listSessions } from '@/lib/auth/session-list'
import { parseTheme, themeCookie } from '@/lib/theme'
import { translator } from '@/lib/words/translator'
import { buttonClass } from '../../_ui/button'
import { ThemeChoice } from '../../_ui/theme-choice'
import { Keys } from '../keys/keys'
import { LetterKeysChoice } from '../keys/letter-keys-choice'
import { DeleteAccount } from './delete-account'
import { NameForm } from './name-form'
import { PasswordForm } from './password-form'
import { Section } from './section'
import { SecurityLog } from './security-log'
import { SessionList } from './session-list'

const keyWords = translator('keys.setting')
const t = translator('settings')
const authWords = translator('auth')
const sessionWords = translator('sessions')
const logWords = translator('securityLog')

export const metadata: Metadata = { title: t('title') }

export default async function SettingsPage() {
  const { caller, name, email } = await requirePageUser()
  const [sessions, cookieStore] = await Promise.all([listSessions(caller), cookies()])
  const theme = parseTheme(cookieStore.get(themeCookie)?.value)
  return (
    <main className="mx-auto w-full min-w-0 max-w-[49rem] px-4 pb-32 sm:px-8 lg:pt-8 lg:pb-16 xl:mx-0 xl:px-9">
      <h1
        tabIndex={-1}
        className="outline-none pt-3 pb-6 font-normal font-serif text-[2.5rem] leading-none tracking-[-0.02em] sm:text-[3.25rem]"
      >
        {t('title')}
      </h1>
      <Keys desk={null} />
      <div className="relative sm:before:absolute sm:before:inset-y-0 sm:before:left-[12.75rem] sm:before:border-margin sm:before:border-l">
        <Section id="you" title={t('you')}>
          <dl className="mb-5">
            <dt className="mb-1 font-medium text-sm">{authWords('email')}</dt>
            <dd className="break-all">{email}</dd>
          </dl>
          <NameForm name={name} />
        </Section>
        <Section id="theme" title={translator('ui')('theme')} text={t('themeText')}>
          <ThemeChoice initial={theme} />
        </Section>
        <Section id="keys" title={keyWords('title')} text={keyWords('text')}>
          <LetterKeysChoice />
        </Section>
        <Section id="password" title={authWords('password')} text={t('passwordText')}>
          <PasswordForm email={email} />
        </Section>
        <Section id="sessions" title={sessionWords('title')} text={sessionWords('text')}>
          <SessionList sessions={sessions} />
        </Section>
        <Section id="security-log" title={logWords('title')} text={logWords('text')}>
          <SecurityLog />
        </Section>
        <Section id="export" title={t('data')} text={t('dataText')}>
          <a
            href="/api/me/export"
            download
            className={`${buttonClass({ variant: 'plain' })} max-sm:w-full`}
          >
            {t('download')}
          </a>
        </Section>
        <Section id="delete" title={t('deleteTitle')}>
          <p className="mb-5 max-w-prose text-pretty text-soft">{t('deleteText')}</p>
          <DeleteAccount />
        </Section>
      </div>
    </main>
  )
}
