import { type ProblemCode, problems } from '@/lib/app-error'
import { problemExplanations } from '@/lib/problem-explanations'
import { Prose } from './prose'

/** One code: the problem's `type` leads here. */
export function ErrorEntry({ code }: { code: ProblemCode }) {
  const { status, title } = problems[code]
  const { means, remedy } = problemExplanations[code]
  return (
    <section
      id={code}
      aria-labelledby={`${code}-title`}
      className="-mx-4 grid scroll-mt-4 gap-x-8 border-rule border-t px-4 py-6 target:bg-stamp-wash sm:grid-cols-[4rem_minmax(0,1fr)]"
    >
      <p className="font-serif text-2xl text-faint tabular-nums leading-8">{status}</p>
      <div>
        <h2 id={`${code}-title`} className="flex flex-wrap items-baseline gap-x-3">
          <a href={`#${code}`} className="font-mono font-semibold text-lg hover:text-stamp">
            {code}
          </a>
          <span className="text-faint text-sm">{title}</span>
        </h2>
        <p className="mt-2 max-w-[65ch] text-soft leading-relaxed">
          <Prose text={means} /> <Prose text={remedy} />
        </p>
      </div>
    </section>
  )
}
