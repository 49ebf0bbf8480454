'use client'

import type { ReactNode } from 'react'
import { ApiFailure } from '@/lib/tasks/browser-client'
import type { TaskView } from '@/lib/tasks/task-view'
import { Button } from '../../_ui/button'
import { CopyButton } from '../../_ui/copy-button'
import { statusNames } from './status-names'

type EmptyProps = { view: TaskView; onClear: () => void; onSample: () => void }

/** A sentence for each reason why there is nothing to see. */
export function EmptyList({ view, onClear, onSample }: EmptyProps) {
  if (view.search) {
    return (
      <Sentence
        text={`Nothing in ${statusNames[view.status]} matches “${view.search}”.`}
        action={<Button onClick={onClear}>Clear search</Button>}
      />
    )
  }
  if (view.status === 'deleted') {
    return <Sentence text="The trash is empty. What you delete waits here for 30 days." />
  }
  if (view.status === 'completed') return <Sentence text="Nothing stamped yet." />
  if (view.status === 'pending') return <Sentence text="All done. The docket is clear." />
  return (
    <Sentence
      text="A fresh sheet. Write the first thing down, and tick it when it is done."
      action={<Button onClick={onSample}>Add a sample task</Button>}
    />
  )
}

function Sentence({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="py-10 pr-4 pl-14 sm:pl-[5.25rem]">
      <p dir="auto" className="mb-5 max-w-[30ch] font-serif text-2xl text-soft leading-snug">
        {text}
      </p>
      {action}
    </div>
  )
}

type ErrorProps = { error: unknown; what: string; onRetry: () => void }

export function ListError({ error, what, onRetry }: ErrorProps) {
  const failure = error instanceof ApiFailure ? error : null
  return (
    <div role="alert" className="my-4 ml-14 border-stamp border-l-3 bg-stamp-wash px-4 py-3">
      <p>
        <strong className="font-semibold text-stamp">{what}</strong>{' '}
        {failure?.message ?? 'Something went wrong in this page.'} Nothing was changed.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={onRetry}>
          Retry
        </Button>
        {failure?.requestId && <CopyButton value={failure.requestId}>Copy request id</CopyButton>}
      </div>
    </div>
  )
}

const widths = ['w-2/3', 'w-1/2', 'w-3/5', 'w-1/3', 'w-5/12']

export function ListSkeleton() {
  return (
    <div role="status" className="late">
      <span className="sr-only">Loading</span>
      {widths.map((width) => (
        <div
          key={width}
          className="flex h-[2.8125rem] items-center border-rule border-b pl-14 sm:pl-[5.25rem]"
        >
          <span className={`h-3 rounded-sm bg-sunk ${width}`} />
        </div>
      ))}
    </div>
  )
}
