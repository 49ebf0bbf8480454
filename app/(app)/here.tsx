'use client'

import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react'
import { dateLocale, type Here, hereAt } from '@/lib/here'
import { localDay } from '@/lib/tasks/due-date-words'
import { browserZone, keepZone } from '../keep-zone'

const tickMs = 20_000
const minuteMs = 60_000

const HereContext = createContext<Here | null>(null)

type Props = {
  initial: Here
  /** The server has not been told the person's zone. */
  isGuess?: boolean
  children: ReactNode
}

/** Provides the person's day and minute: first the server's, then the browser's. */
export function HereProvider({ initial, isGuess = false, children }: Props) {
  // As text, so that it is the same value until something in it changes.
  const [text, setText] = useState(() => JSON.stringify(initial))
  const isRight = useEffectEvent(() => !isGuess && isNow(initial))
  useEffect(() => {
    const look = () => {
      const here = browserHere()
      keepZone(here.zone)
      startTransition(() => setText(JSON.stringify(here)))
    }
    // If the server was right, this waits for the first tick: a browser's first lookup of its zone
    // takes longer than everything else here. If not, it runs in a task of its own.
    const first = isRight() ? undefined : setTimeout(look)
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

/** Where and when the person is, as the browser knows it. */
export function browserHere(): Here {
  return hereAt(new Date(), { zone: browserZone(), locale: dateLocale(navigator.language) })
}

/** Whether it is that day here, and that minute, or was when the server sent the page. */
function isNow({ day, time }: Here) {
  const now = new Date()
  const behindMs = now.getTime() - new Date(`${day}T${time}`).getTime()
  return day === localDay(now) && behindMs >= 0 && behindMs < 2 * minuteMs
}
