'use client'

import { useState } from 'react'
import { knownLocale } from '@/lib/here'
import type { parseQuickAdd, QuickAddFields, QuickAddSpan } from '@/lib/tasks/quick-add'
import { firstDayOfWeek, isDayFirst, isDotted, readClock } from '@/lib/tasks/wall-clock'

type Parse = typeof parseQuickAdd

let loading: Promise<Parse> | null = null

/** Fetched when the person is about to type: reading dates in words weighs a third of the page. */
function loadParser(): Promise<Parse> {
  loading ??= import('@/lib/tasks/quick-add').then(
    (module) => module.parseQuickAdd,
    (error) => {
      loading = null
      throw error
    },
  )
  return loading
}

/** The line that is being typed, and what is recognised in it. */
export function useQuickAdd() {
  const [text, setText] = useState('')
  const [keptAsText, setKeptAsText] = useState<string[]>([])
  const [composedFrom, setComposedFrom] = useState<number | null>(null)
  const [parse, setParse] = useState<Parse | null>(null)
  const context = () => ({
    now: readClock(new Date()),
    dayFirst: isDayFirst(knownLocale(navigator.language)),
    dotted: isDotted(knownLocale(navigator.language)),
    firstDay: firstDayOfWeek(knownLocale(navigator.language)),
    keptAsText,
  })

  // What is being composed may be no word yet; what is before it stays recognised.
  const settled = text.slice(0, composedFrom ?? text.length)

  return {
    text,
    spans: parse && settled !== '' ? parse(settled, context()).spans : [],
    /** Where an input method has begun to compose, which phones do for every word; null when it is done. */
    setComposedFrom,
    /** Without the parser nothing is recognised, and the whole line is the title. */
    prepare: () => loadParser().then((loaded) => setParse(() => loaded), ignore),
    /** What was turned back stays text for as long as it is in the line. */
    change(next: string) {
      setText(next)
      const stands = (phrase: string) => next.toLowerCase().includes(phrase.toLowerCase())
      setKeptAsText(keptAsText.filter(stands))
    },
    /** It is a task now; what was typed since is the beginning of the next one. */
    take(line: string) {
      setText((now) => (now.startsWith(line) ? now.slice(line.length) : now))
      setKeptAsText([])
      setComposedFrom(null)
    },
    keepAsText: ({ start, end }: QuickAddSpan) =>
      setKeptAsText([...keptAsText, text.slice(start, end)]),
    /** Waits for the parser. In a pasted line nothing has been turned back into text. */
    read: (line: string): Promise<QuickAddFields> =>
      loadParser().then(
        (loaded) => loaded(line, context()).fields,
        () => ({ title: line.trim(), priority: 'none', due_date: null, due_time: null, tags: [] }),
      ),
  }
}

function ignore() {}
