'use client'

import { type KeyboardEvent, useId } from 'react'
import { useTranslations } from 'use-intl'
import { isComposing } from '../../_ui/is-composing'
import type { useFieldDraft } from './use-field-draft'

type Props = { title: ReturnType<typeof useFieldDraft> }

/** The heading of the panel, and a field: it grows with what is written in it. */
export function DetailsTitle({ title: { value, problem, change, flush, onFocus, onBlur } }: Props) {
  const words = useTranslations('details')
  const id = useId()

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return
    event.preventDefault()
    flush()
  }

  return (
    <div className="min-w-0 flex-1">
      <textarea
        aria-label={words('title')}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
        dir="auto"
        rows={1}
        enterKeyHint="done"
        value={value}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={onBlur}
        className="-mx-1 field-sizing-content block min-h-11 w-[calc(100%+0.5rem)] resize-none rounded-md bg-transparent px-1 py-1 font-serif text-[1.625rem] leading-tight hover:bg-sunk"
      />
      {problem && (
        <p id={id} role="alert" className="py-1 font-medium text-sm text-stamp">
          {problem}
        </p>
      )}
    </div>
  )
}
