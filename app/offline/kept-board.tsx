'use client'

import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { dayListsOf } from '@/lib/offline/day-lists'
import type { LastData } from '@/lib/offline/last-data'
import { parseTheme } from '@/lib/theme'
import { ApiClient } from '../(app)/api-client'
import { AppFrame } from '../(app)/app-frame'
import { browserHere, HereProvider } from '../(app)/here'
import { KeepLists } from '../(app)/keep-lists'
import { TaskSheet } from '../(app)/tasks/task-sheet'
import { listKey, listsKey } from '../(app)/tasks/use-task-list'
import { KeptNote } from './kept-note'

/** The list as it was last seen; from then on it works as anywhere else. */
export function KeptBoard({ data }: { data: LastData }) {
  const theme = parseTheme(document.documentElement.dataset.theme)
  return (
    <HereProvider initial={browserHere()}>
      <ApiClient userId={data.userId}>
        <Restored data={data}>
          <AppFrame account={{ userId: data.userId, ...data.person, theme }}>
            <TaskSheet first={null} />
          </AppFrame>
          <KeptNote />
          <KeepLists />
        </Restored>
      </ApiClient>
    </HereProvider>
  )
}

/** Fills the cache before anything below asks for it. */
function Restored({ data, children }: { data: LastData; children: ReactNode }) {
  const client = useQueryClient()
  useState(() => {
    // It assumes that a page is online until it hears otherwise.
    onlineManager.setOnline(navigator.onLine)
    const { queries } = data
    const ofToday = dayListsOf(queries, browserHere().day, listKey)
    // No list is dropped while this page is open, whichever is shown, so that the saved copy keeps
    // all.
    client.setQueryDefaults(listsKey, { gcTime: Number.POSITIVE_INFINITY })
    for (const { key, data: kept, updatedAt } of [...queries, ...ofToday]) {
      client.setQueryData(key, kept, { updatedAt })
    }
    // However new it is, it did not come from the server just now.
    void client.invalidateQueries({ refetchType: 'none' })
  })
  return children
}
