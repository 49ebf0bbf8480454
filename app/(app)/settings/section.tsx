import type { ReactNode } from 'react'

type Props = { id: string; title: string; text?: ReactNode; children: ReactNode }

/** One setting: what it is in the margin, its controls beside it. */
export function Section({ id, title, text, children }: Props) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-rule border-t py-8 sm:grid-cols-[11.5rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="font-normal font-serif text-2xl leading-tight">
          {title}
        </h2>
        {text && <p className="mt-1.5 text-pretty text-sm text-soft">{text}</p>}
      </div>
      <div className="min-w-0 sm:pt-1">{children}</div>
    </section>
  )
}
