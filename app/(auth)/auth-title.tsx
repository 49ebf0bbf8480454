import type { ReactNode } from 'react'

/** What an account page is for, and a sentence about it. */
export function AuthTitle({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h1 className="font-normal font-serif text-title leading-none tracking-tight">{title}</h1>
      <p className="mt-3 mb-8 text-soft">{children}</p>
    </>
  )
}
