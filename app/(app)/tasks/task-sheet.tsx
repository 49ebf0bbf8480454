'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { Here } from '@/lib/here'
import { newInView, takesNew } from '@/lib/tasks/new-in-view'
import { isFiltered, plainView, withTag } from '@/lib/tasks/task-view'
import { writeCount } from '@/lib/words/write-count'
import { LiveRegion } from '../../_ui/live-region'
import { useHere } from '../here'
import { Keys } from '../keys/keys'
import { useDesk } from '../keys/use-desk'
import { useViewCount } from '../view-counts'
import { AddTask } from './add-task'
import { DayLeaf } from './day-leaf'
import { EmptyList, ListError, ListNotKept, ListSkeleton } from './list-states'
import { focusOpener } from './row-focus'
import { SelectButton } from './select-button'
import { TaskList } from './task-list'
import { useDetailsPanel } from './use-details-panel'
import { useDocumentTitle } from './use-document-title'
import type { ListScroller } from './use-list-window'
import { useSaidCount } from './use-said-count'
import { useTaskActions } from './use-task-actions'
import { type FirstPage, useTaskList } from './use-task-list'
import { useTaskView } from './use-task-view'
import { ViewFilter } from './view-filter'

/** If it does not load, the keys do the same: the list must not fail with it. */
const SelectionBar = dynamic(
  () =>
    import('./later-parts').then(
      (module) => module.SelectionBar,
      () => () => null,
    ),
  { ssr: false },
)

/** As many as can be taken in at a glance. */
const tagsShownMax = 10

/** Rendered by the server: formatting dates takes a browser long when it starts. */
type Leaf = { day: string; locale: string; element: ReactNode }

type Props = {
  /** The page that the server sent along; null where no server has answered. */
  first: FirstPage | null
  leaf?: Leaf
}

export function TaskSheet({ first, leaf }: Props) {
  const t = useTranslations('list')
  const { view, showView, filterView, adjustView } = useTaskView()
  const title = useTranslations('views')(view.name)
  const here = useHere()
  const actions = useTaskActions(view)
  const [openId, setOpenId] = useState<string | null>(null)
  const DetailsPanel = useDetailsPanel(openId)
  const { query, shown, tasks, total } = useTaskList(view, { first, today: here.day, ...actions })
  useSaidCount({
    view,
    count: query.isPlaceholderData ? tasks.length : total,
    isComing: query.fetchStatus === 'fetching',
    announce: actions.announce,
  })
  const isIdle = query.fetchStatus === 'idle'
  const canFetchMore = query.hasNextPage && isIdle && !query.isFetchNextPageError
  const fetchMore = canFetchMore && !query.isPlaceholderData ? query.fetchNextPage : null
  const list = useRef<ListScroller>(null)
  const opener = useRef<Element>(null)
  const desk = useDesk({
    ...{ view, tasks, actions, openId, list, showView, adjustView },
    rest: {
      fetch: fetchMore,
      isThere: query.hasNextPage,
      isComing: query.hasNextPage && query.isFetching,
    },
    onOpen: openDetails,
  })
  const isFirstRun = useIsFirstRun()
  useDocumentTitle(t('documentTitle', { view: title }))
  const knownTags = useMemo(() => [...new Set(tasks.flatMap((task) => task.tags))], [tasks])

  function openDetails(id: string | null) {
    opener.current = document.activeElement
    setOpenId(id)
  }

  function close() {
    flushSync(() => setOpenId(null))
    if (openId) focusOpener(openId, opener.current)
  }

  const dayLeaf = (
    <div className="max-xl:hidden">
      {isOf(here, leaf) ? leaf.element : <DayLeaf day={here.day} locale={here.locale} />}
    </div>
  )

  return (
    <div className="grid items-start gap-x-8 px-4 pb-44 sm:px-8 lg:pb-0 xl:grid-cols-[minmax(0,42.5rem)_minmax(17rem,20rem)] xl:px-9">
      <main className="flex min-h-[calc(100dvh-14.75rem)] min-w-0 max-w-[42.5rem] flex-col lg:min-h-dvh lg:pt-8 max-xl:lg:mx-auto max-xl:lg:w-full">
        <div className="flex items-baseline gap-3 pt-3 pb-4 lg:pb-6">
          <h1
            id="view-title"
            tabIndex={-1}
            className="font-normal font-serif text-[2.5rem] leading-none tracking-[-0.02em] outline-none sm:text-[3.25rem]"
          >
            {title}
          </h1>
          {total !== null && (
            <span className="font-serif text-2xl text-faint tabular-nums sm:text-3xl">
              <span className="sr-only">{t('count')} </span>
              {writeCount(total, here.locale)}
            </span>
          )}
          {tasks.length > 0 && <SelectButton {...desk} />}
        </div>
        <AddTask
          hidden={!takesNew(view)}
          onAdd={(...tasks) =>
            actions.add(...tasks.map((fields) => newInView(fields, view, here.day)))
          }
        />
        <ViewFilter
          view={view}
          knownTags={knownTags.slice(0, tagsShownMax)}
          onAdjust={adjustView}
          onFilter={filterView}
        />
        {desk.selection.isOpen && <SelectionBar desk={desk} />}
        <div className="relative flex flex-1 flex-col before:absolute before:inset-y-0 before:left-9 before:border-margin before:border-l sm:before:left-11">
          {query.isError && query.data === undefined && (
            <ListError error={query.error} what={t('notLoaded')} onRetry={query.refetch} />
          )}
          {query.isPending && !query.isPaused && <ListSkeleton />}
          {query.isPending && query.isPaused && (
            <ListNotKept part={isFiltered(view) ? 'search' : 'list'} />
          )}
          {query.data && (
            <TaskList
              ref={list}
              {...{ tasks, view, actions, openId, total }}
              selection={desk.selection}
              hasMore={query.hasNextPage}
              label={title}
              onOpen={desk.toggleDetails}
              onTag={(tag) => filterView((now) => withTag(now, tag))}
              fetchMore={fetchMore}
            />
          )}
          {query.isSuccess && tasks.length === 0 && !query.hasNextPage && (
            <EmptyList
              view={view}
              isFirstRun={isFirstRun}
              onClear={() => filterView(({ name, sort }) => ({ ...plainView(name), sort }))}
              onSample={() => actions.add({ title: t('sample') })}
            />
          )}
          {query.isFetchNextPageError && (
            <ListError
              error={query.error}
              what={t('nextNotLoaded')}
              onRetry={query.fetchNextPage}
            />
          )}
          {query.hasNextPage && query.isPaused && <ListNotKept part="rest" />}
          {query.isFetchingNextPage && !query.isPaused && (
            <p className="late py-4 pl-14 text-soft">{t('loadingMore')}</p>
          )}
          <div aria-hidden="true" className="ruled-on min-h-22 flex-1 opacity-60" />
        </div>
        <LiveRegion said={actions.said} />
      </main>
      <aside aria-label={t('aside')} className="min-w-0 xl:sticky xl:top-0 xl:pt-8 max-xl:contents">
        {openId && DetailsPanel ? (
          <DetailsPanel
            key={openId}
            id={openId}
            listed={shown.find(({ id }) => id === openId)}
            view={view}
            otherwise={dayLeaf}
            actions={actions}
            onClose={close}
            onDelete={(task) => {
              flushSync(() => setOpenId(null))
              actions.remove(task)
            }}
          />
        ) : (
          dayLeaf
        )}
      </aside>
      <Keys desk={desk} />
    </div>
  )
}

function isOf({ day, locale }: Here, leaf: Leaf | undefined): leaf is Leaf {
  return leaf?.day === day && leaf.locale === locale
}

/** Whether no task is pending, completed or in the trash. */
function useIsFirstRun() {
  const counts = [useViewCount('inbox'), useViewCount('completed'), useViewCount('trash')]
  return counts.every((count) => count === 0)
}
