'use client'

import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { normaliseTitle, titleProblem } from '@/lib/tasks/title-check'
import { isComposing } from '../../_ui/is-composing'
import { useLeaveWarning } from '../use-leave-warning'
import { useProblemWords } from './use-problem-words'

type Props = {
  title: string
  /** `seen` is the title that the person began from, which somebody else may have changed since. */
  onSave: (title: string, seen: string) => void
  onClose: (by: 'key' | 'blur') => void
}

/** In the title's own place, in its own letters and lines, so that nothing moves. */
export function TitleEditor({ title, onSave, onClose }: Props) {
  const words = useTranslations('details')
  const say = useProblemWords()
  const [seen] = useState(title)
  const [draft, setDraft] = useState(title)
  const [problem, setProblem] = useState<string | null>(null)
  const isDirty = normaliseTitle(draft) !== seen
  const id = useId()
  // Removing the field takes the focus from it, which is no reason to save again.
  const closed = useRef(false)

  function close(by: 'key' | 'blur') {
    closed.current = true
    onClose(by)
  }

  function save(by: 'key' | 'blur') {
    if (closed.current) return
    const found = say(titleProblem(draft))
    if (found) return setProblem(found)
    if (isDirty) onSave(normaliseTitle(draft), seen)
    close(by)
  }

  // Its row may go from the page while one types: another tab moves it, or Back is pressed.
  const leave = useEffectEvent(() => {
    if (!closed.current && isDirty && !titleProblem(draft)) onSave(normaliseTitle(draft), seen)
  })
  useEffect(() => () => leave(), [])
  useLeaveWarning(isDirty)

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return
    if (event.key === 'Escape') close('key')
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    save('key')
  }

  return (
    <div className="flex min-h-11 min-w-0 flex-1 basis-40 flex-col justify-center py-1.5 sm:min-h-8 sm:py-0">
      <textarea
        aria-label={words('titleOf', { title })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here.
        autoFocus
        dir="auto"
        rows={1}
        enterKeyHint="done"
        autoComplete="off"
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value)
          setProblem(null)
        }}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        onKeyDown={onKeyDown}
        onBlur={() => save('blur')}
        className="-mx-1 -mb-0.5 field-sizing-content block w-[calc(100%+0.5rem)] resize-none border-focus border-b-2 bg-sheet px-1 text-[1.0625rem] leading-snug outline-none"
      />
      {problem && (
        <p id={id} role="alert" className="py-1 font-medium text-sm text-stamp">
          {problem}
        </p>
      )}
    </div>
  )
}
