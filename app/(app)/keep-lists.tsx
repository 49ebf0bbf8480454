'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useChangeQueue } from './change-queue-context'
import { browserHere } from './here'
import { listKey, listsKey } from './tasks/use-task-list'
import { countsKey } from './view-counts'
import { whenIdle } from './when-idle'

const kinds = [...listsKey, ...countsKey]

/** Saves the lists and the counts beside them, for a start without a network. */
export function KeepLists() {
  const client = useQueryClient()
  const queue = useChangeQueue()
  useEffect(() => {
    let isOver = false
    let end = whenIdle(() => {
      import('./later-acts').then(
        ({ keepQueries, fillDayLists }) => {
          if (isOver) return
          const today = () => browserHere().day
          const ends = [
            keepQueries(client, { queue, kinds }),
            fillDayLists(client, { kind: listsKey[0], keyOf: listKey, today }),
          ]
          end = () => {
            for (const endOne of ends) endOne()
          }
        },
        // The network failed before the script came: nothing is saved until the next visit.
        () => {},
      )
    })
    return () => {
      isOver = true
      end()
    }
  }, [client, queue])
  return null
}
