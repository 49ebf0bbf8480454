'use client'

import { type KeyboardEvent, useId } from 'react'
import { useTranslations } from 'use-intl'
import { normaliseTitle, titleProblem } from '@/lib/tasks/title-check'
import { isComposing } from '../../_ui/is-composing'
import { useFieldDraft } from './use-field-draft'
import { useProblemWords } from './use-problem-words'

type Props = {
  id: string
  title: string
  /** `seen` is the title that the person began from, which somebody else may have changed since. */
  onSave: (title: string, seen: string) => void
  onClose: (by: 'key' | 'blur') => void
}

/** In the title's place, with the same font and line breaks, so that nothing moves. */
export function TitleEditor({ id, title, onSave, onClose }: Props) {
  const words = useTranslations('details')
  const say = useProblemWords()
  const { value, problem, change, flush, giveUp, onFocus, onBlur } = useFieldDraft({
    id: `${id} title in its row`,
    stored: title,
    normalise: normaliseTitle,
    check: (text) => say(titleProblem(text)),
    save: onSave,
  })
  const problemId = useId()

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      giveUp()
      onClose('key')
    }
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    if (flush()) onClose('key')
  }

  return (
    <div className="flex min-h-11 min-w-0 flex-1 basis-40 flex-col justify-center py-1.5 sm:min-h-8 sm:py-0">
      <textarea
        aria-label={words('titleOf', { title })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : undefined}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here.
        autoFocus
        dir="auto"
        rows={1}
        enterKeyHint="done"
        autoComplete="off"
        value={value}
        onChange={(event) => change(event.target.value)}
        onFocus={({ target }) => {
          onFocus()
          target.setSelectionRange(target.value.length, target.value.length)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => onBlur() && onClose('blur')}
        className="-mx-1 -mb-0.5 field-sizing-content block w-[calc(100%+0.5rem)] resize-none border-focus border-b-2 bg-sheet px-1 text-[1.0625rem] leading-snug outline-none"
      />
      {problem && (
        <p id={problemId} role="alert" className="py-1 font-medium text-sm text-stamp">
          {problem}
        </p>
      )}
    </div>
  )
}
