'use client'

import { createContext, type ReactNode, use, useState, useSyncExternalStore } from 'react'
import { dateLocale, type Here, hereAt } from '@/lib/here'

const tickMs = 20_000

const HereContext = createContext<Here | null>(null)

/** Says what day and minute it is where the person is: first as the server has it, then as it is. */
export function HereProvider({ initial, children }: { initial: Here; children: ReactNode }) {
  const [atFirst] = useState(() => JSON.stringify(initial))
  const text = useSyncExternalStore(subscribe, snapshot, () => atFirst)
  const here: Here = JSON.parse(text)
  return <HereContext value={here}>{children}</HereContext>
}

export function useHere(): Here {
  const here = use(HereContext)
  if (!here) throw new Error('useHere is for what is inside of a HereProvider')
  return here
}

function subscribe(listener: () => void) {
  const timer = setInterval(listener, tickMs)
  document.addEventListener('visibilitychange', listener)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', listener)
  }
}

/** As text, so that it is the same until something in it is another. */
function snapshot() {
  return JSON.stringify(browserHere())
}

/** As the browser has it. */
export function browserHere(): Here {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return hereAt(new Date(), { zone: timeZone, locale: dateLocale(navigator.language) })
}
