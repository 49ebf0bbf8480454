'use client'

import { type ComponentProps, type ReactNode, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { isFiltered, type TaskView } from '@/lib/tasks/task-view'
import { Button } from '../../_ui/button'
import { useFocusSuccessor } from '../../_ui/focus-successor'
import { FailureNote } from '../failure-note'

type EmptyProps = {
  view: TaskView
  /** Nobody has written anything here yet. */
  isFirstRun: boolean
  onClear: () => void
  onSample: () => void
}

/** A sentence for each reason why there is nothing to see. */
export function EmptyList({ view, isFirstRun, onClear, onSample }: EmptyProps) {
  const t = useTranslations('list')
  if (isFiltered(view)) return <NothingMatches view={view} onClear={onClear} />
  if (view.name !== 'inbox' || !isFirstRun) return <Sentence text={t(`empty.${view.name}`)} />
  return (
    <Sentence text={t('firstRun')} action={<Button onClick={onSample}>{t('addSample')}</Button>} />
  )
}

function NothingMatches({ view, onClear }: { view: TaskView; onClear: () => void }) {
  const t = useTranslations('list')
  const name = useTranslations('views')(view.name)
  const format = useFormatter()
  const { search, priorities, tags } = view
  const parts = [
    ...(search ? [t('searched', { search })] : []),
    ...priorities.map((priority) => t(`priorities.${priority}`)),
    ...tags.map((tag) => `#${tag}`),
  ]
  const isSearchAlone = parts.length === 1 && search !== ''
  return (
    <Sentence
      text={t('nothingMatches', { view: name, what: format.list(parts) })}
      action={
        <Button onClick={onClear}>{t(isSearchAlone ? 'clearSearch' : 'clearFilters')}</Button>
      }
    />
  )
}

function Sentence({ text, action }: { text: string; action?: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useFocusSuccessor(place)
  return (
    <div ref={place} className="py-10 pr-4 pl-14 sm:pl-[5.25rem]">
      <p dir="auto" className="mb-5 max-w-[30ch] font-serif text-2xl text-soft leading-snug">
        {text}
      </p>
      {action}
    </div>
  )
}

/** For a list, or the rest of one, that this browser has not seen while it cannot be fetched. */
export function ListNotKept({ part }: { part: 'list' | 'search' | 'rest' }) {
  return <Sentence text={useTranslations('offlineShell')('notKept', { part })} />
}

type ErrorProps = Omit<ComponentProps<typeof FailureNote>, 'className'>

export function ListError(props: ErrorProps) {
  return <FailureNote className="my-4 ml-14" {...props} />
}

const widths = ['w-2/3', 'w-1/2', 'w-3/5', 'w-1/3', 'w-5/12']

export function ListSkeleton() {
  const t = useTranslations('list')
  return (
    <div role="status" className="late">
      <span className="sr-only">{t('loading')}</span>
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
