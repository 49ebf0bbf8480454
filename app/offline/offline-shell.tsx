'use client'

import { usePathname } from 'next/navigation'
import { Suspense, use, useLayoutEffect, useSyncExternalStore } from 'react'
import { type LastData, readLastData } from '@/lib/offline/last-data'
import { applyThemeCookie } from '../_ui/theme-choice'
import { KeptBoard } from './kept-board'
import { NoConnection } from './no-connection'
import { ShellSkeleton } from './shell-skeleton'

/** The server renders only bare paper; the rest is what this browser keeps. */
export function OfflineShell() {
  const isInBrowser = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
  useLayoutEffect(applyThemeCookie, [])
  if (!isInBrowser) return <ShellSkeleton />
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <Kept />
    </Suspense>
  )
}

function Kept() {
  const data = use(lastData())
  // The path that was asked for, not that of the shell.
  const isList = usePathname() === '/tasks'
  return isList && data ? <KeptBoard data={data} /> : <NoConnection hasList={data !== null} />
}

let reading: Promise<LastData | null> | undefined

/** Read once: what comes later comes from the API. */
function lastData() {
  reading ??= readLastData().catch(() => null)
  return reading
}

const subscribe = () => () => {}
