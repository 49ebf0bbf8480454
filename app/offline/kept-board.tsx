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

/** The list as it was seen last, and from then on the list as anywhere else. */
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

/** Before anything below asks for it. */
function Restored({ data, children }: { data: LastData; children: ReactNode }) {
  const client = useQueryClient()
  useState(() => {
    // It takes a page for online until it hears otherwise.
    onlineManager.setOnline(navigator.onLine)
    const { queries } = data
    const ofToday = dayListsOf(queries, browserHere().day, listKey)
    // The copy holds them all for as long as this page is open, whichever of them is looked at.
    client.setQueryDefaults(listsKey, { gcTime: Number.POSITIVE_INFINITY })
    for (const { key, data: kept, updatedAt } of [...queries, ...ofToday]) {
      client.setQueryData(key, kept, { updatedAt })
    }
    // However new it is: it has not come from the server just now.
    void client.invalidateQueries({ refetchType: 'none' })
  })
  return children
}
