import type { ReactNode } from 'react'
import { Wordmark } from './wordmark'

type Props = { title: string; text: string; stamp?: string; children: ReactNode }

/** A page that has one thing to say, and the way on from it as its children. */
export function MessagePage({ title, text, stamp, children }: Props) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-4 sm:px-6">
      <header className="py-4">
        <Wordmark />
      </header>
      <main className="flex flex-1 flex-col items-start justify-center pb-[12vh]">
        {stamp && (
          <span aria-hidden="true" className="stamped mb-6 text-sm">
            {stamp}
          </span>
        )}
        <h1 className="font-normal font-serif text-title leading-none tracking-tight">{title}</h1>
        <p className="mt-4 mb-8 text-lg text-soft">{text}</p>
        {children}
      </main>
    </div>
  )
}
