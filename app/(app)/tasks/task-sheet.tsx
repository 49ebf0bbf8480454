'use client'

import { useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../../_ui/button'
import { AddTask } from './add-task'
import { DaySheet } from './day-sheet'
import { DetailsPlace } from './details-place'
import { EmptyList, ListError, ListSkeleton } from './list-states'
import { focusDetailsOf } from './row-focus'
import { statusTitles } from './status-names'
import { TaskDetails } from './task-details'
import { TaskList } from './task-list'
import { useTaskActions } from './use-task-actions'
import { type FirstPage, useTaskList } from './use-task-list'
import { useTaskView } from './use-task-view'
import { ViewFilter } from './view-filter'

export function TaskSheet({ first }: { first: FirstPage }) {
  const { view, adjustView } = useTaskView()
  const actions = useTaskActions()
  const { query, tasks, total } = useTaskList(view, { first, ...actions })
  const [openId, setOpenId] = useState<string | null>(null)
  const open = view.status === 'deleted' ? undefined : tasks.find((task) => task.id === openId)
  const title = statusTitles[view.status]

  function close() {
    flushSync(() => setOpenId(null))
    if (openId) focusDetailsOf(openId)
  }

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
              <span className="sr-only">Count: </span>
              {total}
            </span>
          )}
        </div>
        {(view.status === 'all' || view.status === 'pending') && <AddTask onAdd={actions.add} />}
        <ViewFilter view={view} onChange={adjustView} />
        <div className="relative flex flex-1 flex-col before:absolute before:inset-y-0 before:left-9 before:border-margin before:border-l sm:before:left-11">
          {query.isError && query.data === undefined && (
            <ListError error={query.error} what="The list did not load." onRetry={query.refetch} />
          )}
          {query.isPending && <ListSkeleton />}
          {tasks.length > 0 && (
            <TaskList
              {...{ tasks, view, actions, openId }}
              label={title}
              onOpen={(id) => setOpenId(id === openId ? null : id)}
            />
          )}
          {query.isSuccess && tasks.length === 0 && (
            <EmptyList
              view={view}
              onClear={() => adjustView({ ...view, search: '' })}
              onSample={() => actions.add('Tick me to see the stamp')}
            />
          )}
          {query.isFetchNextPageError && (
            <ListError
              error={query.error}
              what="The next tasks did not load."
              onRetry={query.fetchNextPage}
            />
          )}
          {query.hasNextPage && (
            <Button
              className="my-4 ml-14 self-start"
              aria-disabled={query.isFetchingNextPage}
              onClick={() => !query.isFetchingNextPage && query.fetchNextPage()}
            >
              {query.isFetchingNextPage ? 'Loading…' : 'Load more'}
            </Button>
          )}
          <div aria-hidden="true" className="ruled-on min-h-22 flex-1 opacity-60" />
        </div>
        <div role="status" className="sr-only">
          {actions.announcement}
        </div>
      </main>
      <aside
        aria-label="Today and details"
        className="min-w-0 xl:sticky xl:top-0 xl:pt-8 max-xl:contents"
      >
        {open ? (
          <DetailsPlace key={open.id} label={`Details of ${open.title}`} onClose={close}>
            <TaskDetails
              task={open}
              onSave={(fields) => actions.edit(open, fields)}
              onClose={close}
              onDelete={() => {
                flushSync(() => setOpenId(null))
                actions.remove(open)
              }}
            />
          </DetailsPlace>
        ) : (
          <div className="max-xl:hidden">
            <DaySheet />
          </div>
        )}
      </aside>
    </div>
  )
}
