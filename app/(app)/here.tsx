'use client'

import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { dateLocale, type Here, hereAt } from '@/lib/here'

const tickMs = 20_000

const HereContext = createContext<Here | null>(null)

/** Says what day and minute it is where the person is: first as the server has it, then as it is. */
export function HereProvider({ initial, children }: { initial: Here; children: ReactNode }) {
  // As text, so that it is the same until something in it is another.
  const [text, setText] = useState(() => JSON.stringify(initial))
  useEffect(() => {
    const look = () => startTransition(() => setText(JSON.stringify(browserHere())))
    // A task of its own: a browser's first look at a zone takes it longer than all the rest here.
    const first = setTimeout(look)
    const timer = setInterval(look, tickMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  const here = useMemo((): Here => JSON.parse(text), [text])
  return <HereContext value={here}>{children}</HereContext>
}

export function useHere(): Here {
  const here = use(HereContext)
  if (!here) throw new Error('useHere is for what is inside of a HereProvider')
  return here
}

/** As the browser has it. */
export function browserHere(): Here {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return hereAt(new Date(), { zone: timeZone, locale: dateLocale(navigator.language) })
}
