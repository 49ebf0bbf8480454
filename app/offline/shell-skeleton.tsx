import { Wordmark } from '../_ui/wordmark'

/** The paper before anything is on it. */
export function ShellSkeleton() {
  return (
    <div className="mx-auto max-w-[86rem] px-4 py-2 lg:px-5 lg:py-8">
      <Wordmark href="/tasks" />
      <main aria-busy="true" className="ruled-on mt-24 min-h-[60dvh] opacity-60" />
    </div>
  )
}
