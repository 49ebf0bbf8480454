'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { QuickAddFields } from '@/lib/tasks/quick-add'
import { titleProblem } from '@/lib/tasks/title-check'
import { Button } from '../../_ui/button'
import { useFocusSuccessor } from '../../_ui/focus-successor'
import { useProblemWords } from './use-problem-words'

type Props = {
  lines: string[]
  read: (line: string) => Promise<QuickAddFields>
  onAdd: (...tasks: QuickAddFields[]) => void
  /** Updates the lines from the current ones: more may have been pasted meanwhile. */
  onChange: (change: (lines: string[]) => string[]) => void
  onJoin: () => void
}

/** A list that was pasted into the one-line field: to become many tasks, or one after all. */
export function PastedLines({ lines, read, onAdd, onChange, onJoin }: Props) {
  const words = useTranslations('quickAdd')
  const say = useProblemWords()
  const place = useRef<HTMLFieldSetElement>(null)
  useFocusSuccessor(place, (element) => element.closest('form')?.querySelector('[data-quick-add]'))
  const [refusal, setRefusal] = useState<{ count: number; why: string } | null>(null)
  const adding = useRef(false)
  // It does not apply to lines that were pasted since.
  const why = refusal?.count === lines.length ? refusal.why : null

  async function addAll() {
    if (adding.current) return
    adding.current = true
    const entries = await Promise.all(
      lines.map(async (line) => {
        const fields = await read(line)
        return { line, fields, problem: titleProblem(fields.title) }
      }),
    )
    adding.current = false
    const refused = entries.filter(({ problem }) => problem !== null)
    const added = entries.filter(({ problem }) => problem === null)
    // Reversed: the newest task is on top, and the list should keep its order.
    if (added.length > 0) onAdd(...added.map(({ fields }) => fields).reverse())
    const found = say(refused[0]?.problem ?? null)
    setRefusal(found ? { count: refused.length, why: found } : null)
    onChange((now) => [...refused.map(({ line }) => line), ...now.slice(lines.length)])
  }

  return (
    <fieldset
      ref={place}
      className="my-2 min-w-0 border-stamp border-l-3 bg-stamp-wash px-3 py-2 text-sm"
    >
      <legend className="sr-only">{words('pastedLegend')}</legend>
      <p role="alert">
        {why
          ? words('refused', { count: lines.length, why })
          : words('pasted', { count: lines.length })}
      </p>
      <ol className="my-1 max-h-40 overflow-y-auto">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same.
          <li key={index} dir="auto" className="truncate text-soft">
            {line}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-1">
        {!why && (
          <Button size="sm" onClick={addAll}>
            {words('addMany', { count: lines.length })}
          </Button>
        )}
        <Button size="sm" variant={why ? 'plain' : 'quiet'} onClick={onJoin}>
          {words('joinLines')}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => onChange(() => [])}>
          {words('discard')}
        </Button>
      </div>
    </fieldset>
  )
}
