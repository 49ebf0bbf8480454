'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { describeDevice } from '@/lib/auth/device-words'
import { fetchSecurityLogPage } from '@/lib/security-log/browser-client'
import type { SecurityEvent } from '@/lib/security-log/event-schema'
import { describeEvent, describeReason } from '@/lib/security-log/event-words'
import { Button } from '../../_ui/button'
import { FailureNote } from '../failure-note'
import { Moment } from './moment'
import { savedWithinMs, securityLogKey } from './use-log-refetch'

/** How often an empty log is fetched before it counts as empty. */
const emptyFetchesMax = 5

export function SecurityLog() {
  const t = useTranslations('securityLog')
  const query = useInfiniteQuery({
    queryKey: securityLogKey,
    queryFn: ({ pageParam, signal }) => fetchSecurityLogPage(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Somebody who has just signed up gets here before the first entry is saved.
    refetchInterval: ({ state }) => {
      const isEmpty = state.data?.pages[0]?.events.length === 0
      const fetched = state.dataUpdateCount + state.errorUpdateCount
      return isEmpty && fetched < emptyFetchesMax ? savedWithinMs : false
    },
  })
  const events = query.data?.pages.flatMap((page) => page.events) ?? []
  return (
    <>
      {query.isPending && (
        <p role="status" className="late text-soft">
          {t('loading')}
        </p>
      )}
      {query.isError && !query.isFetchNextPageError && events.length === 0 && (
        <FailureNote error={query.error} what={t('failed')} onRetry={query.refetch} />
      )}
      {query.isSuccess && events.length === 0 && <p className="text-soft">{t('empty')}</p>}
      {events.length > 0 && (
        <ol aria-label={t('title')}>
          {events.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </ol>
      )}
      {query.isFetchNextPageError && (
        <FailureNote
          className="mt-4"
          error={query.error}
          what={t('olderFailed')}
          onRetry={query.fetchNextPage}
        />
      )}
      {query.hasNextPage && (
        <Button
          className="mt-5 max-sm:w-full"
          aria-disabled={query.isFetchingNextPage}
          onClick={() => !query.isFetchingNextPage && query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? t('loading') : t('older')}
        </Button>
      )}
    </>
  )
}

function EventRow({ event }: { event: SecurityEvent }) {
  const t = useTranslations('securityLog')
  const { time, user_agent, address, count } = event
  const said = [describeReason(event), describeDevice(user_agent), address]
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 border-rule border-b py-2.5 first:pt-0">
      <div className="min-w-0 flex-1 basis-44">
        <p>
          {describeEvent(event)}
          {count > 1 && (
            <span className="text-soft tabular-nums">
              {' '}
              <span aria-hidden="true">× {count}</span>
              <span className="sr-only">{t('times', { count })}</span>
            </span>
          )}
        </p>
        <p className="break-words text-sm text-soft" title={user_agent ?? undefined}>
          {said.filter((words) => words !== null).join(' · ')}
        </p>
      </div>
      <span className="text-sm text-soft tabular-nums">
        <Moment time={time} />
      </span>
    </li>
  )
}
