import type { Metadata } from 'next'
import { Wordmark } from '@/app/_ui/wordmark'
import { type ProblemCode, problems } from '@/lib/app-error'
import { translator } from '@/lib/words/translator'
import { ErrorEntry } from './error-entry'

const t = translator('docs')

export const metadata: Metadata = {
  title: t('errors'),
  description: t('errorsDescription'),
}

const codes = Object.keys(problems) as ProblemCode[]
const linkClass = 'inline-flex min-h-11 items-center'

export default function ErrorsPage() {
  return (
    <div className="mx-auto flex min-h-dvh max-w-4xl flex-col px-4 sm:px-8">
      <header className="flex flex-wrap items-center justify-between gap-x-6 py-4">
        <Wordmark />
        <nav aria-label={t('nav')} className="flex gap-5 text-sm">
          <a href="/docs" className={`${linkClass} text-soft hover:text-ink`}>
            {t('reference')}
          </a>
          <a href="/docs/errors" aria-current="page" className={`${linkClass} font-semibold`}>
            {t('errors')}
          </a>
        </nav>
      </header>
      <main className="flex-1 py-8 sm:py-12">
        <h1 className="font-normal font-serif text-title leading-none tracking-tight">
          {t('errorsTitle')}
        </h1>
        <p className="mt-4 mb-10 max-w-[60ch] text-lg text-soft leading-relaxed">
          {t.rich('errorsText', {
            code: (name) => <code className="font-mono text-[0.9em] text-ink">{name}</code>,
          })}
        </p>
        {codes.map((code) => (
          <ErrorEntry key={code} code={code} />
        ))}
      </main>
    </div>
  )
}
