import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClass } from './_ui/button'
import { Wordmark } from './_ui/wordmark'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-4 sm:px-6">
      <header className="py-4">
        <Wordmark />
      </header>
      <main className="flex flex-1 flex-col items-start justify-center pb-[12vh]">
        <span aria-hidden="true" className="stamped mb-6 text-sm">
          No such entry
        </span>
        <h1 className="font-normal font-serif text-[2.75rem] leading-none tracking-tight">
          Not on the docket
        </h1>
        <p className="mt-4 mb-8 text-lg text-soft">
          There is no page at this address. It may have been mistyped, or moved.
        </p>
        <Link href="/tasks" className={buttonClass({ variant: 'plain' })}>
          Go to your list
        </Link>
      </main>
    </div>
  )
}
