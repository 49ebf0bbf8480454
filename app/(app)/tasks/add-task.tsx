'use client'

import dynamic from 'next/dynamic'
import {
  type ClipboardEvent,
  type FormEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslations } from 'use-intl'
import { keepLine, keptLine } from '@/lib/offline/kept-line'
import { isSignOutExpected } from '@/lib/tasks/browser-token'
import { linesOf } from '@/lib/tasks/pasted-lines'
import type { QuickAddFields, QuickAddSpan } from '@/lib/tasks/quick-add'
import { titleProblem } from '@/lib/tasks/title-check'
import { Button } from '../../_ui/button'
import { Icon } from '../../_ui/icon'
import { useChangeQueue } from '../change-queue-context'
import { useLeaveWarning } from '../use-leave-warning'
import { useOnHidden } from '../use-on-hidden'
import { QuickAddField } from './quick-add-field'
import { useProblemWords } from './use-problem-words'
import { useQuickAdd } from './use-quick-add'

/** Fetched when the person is about to type. */
const loadPastedLines = () =>
  import('./pasted-lines').then(
    (module) => module.PastedLines,
    () => JoinedLines,
  )
const PastedLines = dynamic(loadPastedLines, { ssr: false })

/** If the chips do not load, the line is read all the same. */
const QuickAddChips = dynamic(
  () =>
    import('./later-parts').then(
      (module) => module.QuickAddChips,
      () => () => null,
    ),
  { ssr: false },
)

type Props = {
  onAdd: (...tasks: QuickAddFields[]) => void
  /** For views that take no new tasks. What was typed elsewhere is kept. */
  hidden: boolean
}

/** `#add` in an address puts the cursor there: the browser does so by itself. */
const id = 'add'

/** The first line of the sheet; on a small screen it is above the views, within reach. */
export function AddTask({ onAdd, hidden }: Props) {
  const words = useTranslations('quickAdd')
  const say = useProblemWords()
  const { owner } = useChangeQueue()
  const line = useQuickAdd()
  const field = useRef<HTMLInputElement>(null)
  const adding = useRef(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [pasted, setPasted] = useState<string[]>([])

  useLeaveWarning(line.text.trim() !== '' || pasted.length > 0)

  /** What was typed before the page became interactive, or before it was left. */
  const takeTyped = useEffectEvent(() => {
    const typed = field.current?.value || keptLine(owner)
    if (typed) line.change(typed)
  })
  function keepTyped() {
    if (!isSignOutExpected()) keepLine(owner, line.text)
  }
  const keepAtLast = useEffectEvent(keepTyped)
  useLayoutEffect(() => {
    takeTyped()
    return () => keepAtLast()
  }, [])
  useOnHidden(true, keepTyped)

  async function add(typed: string) {
    // On a slow network, Enter can be pressed twice for one line.
    if (adding.current) return
    adding.current = true
    const fields = await line.read(typed).finally(() => {
      adding.current = false
    })
    const found = say(titleProblem(fields.title))
    setProblem(found)
    if (found) return
    onAdd(fields)
    keepLine(owner, '')
    line.take(typed)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    field.current?.focus()
    void add(line.text)
  }

  function onRevert(span: QuickAddSpan) {
    line.keepAsText(span)
    field.current?.focus()
  }

  function onPaste(event: ClipboardEvent) {
    const lines = linesOf(event.clipboardData.getData('text/plain'))
    if (lines.length === 0) return
    event.preventDefault()
    setPasted((now) => [...now, ...lines])
  }

  function insertPasted() {
    const input = field.current
    setPasted([])
    if (!input) return
    input.focus()
    const { selectionStart, selectionEnd, value } = input
    const [before, after] = [value.slice(0, selectionStart ?? 0), value.slice(selectionEnd ?? 0)]
    line.change(`${before}${pasted.join(' ')}${after}`)
  }

  return (
    <form
      method="post"
      hidden={hidden}
      onSubmit={onSubmit}
      className="[anchor-name:--quick-add] max-lg:fixed max-lg:inset-x-0 max-lg:bottom-(--views) max-lg:z-20 max-lg:border-rule max-lg:border-t max-lg:bg-sheet max-lg:px-3 max-lg:py-2"
    >
      <div className="flex items-center gap-1 lg:border-edge lg:border-b-[1.5px] lg:focus-within:border-ink">
        <label htmlFor={id} className="sr-only">
          {words('label')}
        </label>
        <Icon name="plus" className="ml-1 shrink-0 text-stamp lg:ml-3" />
        <QuickAddField
          field={field}
          id={id}
          name="title"
          data-quick-add
          autoComplete="off"
          enterKeyHint="done"
          placeholder={words('label')}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          value={line.text}
          spans={line.spans}
          onFocus={() => {
            void line.prepare()
            void loadPastedLines()
          }}
          onChange={(event) => {
            setProblem(null)
            line.change(event.target.value)
          }}
          onCompositionStart={({ currentTarget, data }) =>
            // A phone may compose an existing word again: the one before the cursor.
            line.setComposedFrom(Math.max(0, (currentTarget.selectionStart ?? 0) - data.length))
          }
          onCompositionEnd={() => line.setComposedFrom(null)}
          onPaste={onPaste}
          onRevert={onRevert}
          className="min-h-11 lg:min-h-13"
        />
        <Button type="submit" variant="primary" size="sm" className="lg:mr-1">
          {words('add')}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="py-2 pl-10 font-medium text-sm text-stamp">
          {problem}
        </p>
      )}
      {line.text !== '' && <QuickAddChips spans={line.spans} onRevert={onRevert} />}
      {pasted.length > 0 && (
        <PastedLines
          lines={pasted}
          read={line.read}
          onAdd={onAdd}
          onChange={setPasted}
          onJoin={insertPasted}
        />
      )}
    </form>
  )
}

/** If the question what the lines are to be does not load, they become one line. */
function JoinedLines({ onJoin }: { onJoin: () => void }) {
  const join = useEffectEvent(onJoin)
  useEffect(() => join(), [])
  return null
}
