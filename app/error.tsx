'use client'

import { Button } from './_ui/button'
import { CopyButton } from './_ui/copy-button'
import { Wordmark } from './_ui/wordmark'

type Props = { error: Error & { digest?: string }; retry: () => void }

export default function ErrorPage({ error, retry }: Props) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-4 sm:px-6">
      <header className="py-4">
        <Wordmark />
      </header>
      <main className="flex flex-1 flex-col items-start justify-center pb-[12vh]">
        <h1 className="font-normal font-serif text-[2.75rem] leading-none tracking-tight">
          This page did not load
        </h1>
        <p className="mt-4 mb-8 text-lg text-soft">
          Something went wrong on the way. What you had saved is safe; try the page again.
        </p>
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" onClick={() => retry()}>
            Try again
          </Button>
          {error.digest && <CopyButton value={error.digest}>Copy error id</CopyButton>}
        </div>
      </main>
    </div>
  )
}
