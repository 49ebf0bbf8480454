'use client'

import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { titleProblem } from '@/lib/tasks/title-check'

type Props = {
  title: string
  onSave: (title: string) => void
  onClose: (by: 'key' | 'blur') => void
}

/** In the title's own place, in its own letters, so that nothing moves. */
export function TitleEditor({ title, onSave, onClose }: Props) {
  const [draft, setDraft] = useState(title)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  // Removing the field takes the focus from it, which is no reason to save again.
  const closed = useRef(false)

  function close(by: 'key' | 'blur') {
    closed.current = true
    onClose(by)
  }

  function save(by: 'key' | 'blur') {
    if (closed.current) return
    const found = titleProblem(draft)
    if (found) return setProblem(found)
    if (draft.trim() !== title) onSave(draft.trim())
    close(by)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    save('key')
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) close('key')
  }

  return (
    <form onSubmit={onSubmit} className="min-w-0 flex-1">
      <input
        aria-label={`Title of ${title}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here.
        autoFocus
        dir="auto"
        enterKeyHint="done"
        autoComplete="off"
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value)
          setProblem(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => save('blur')}
        className="-mx-1 w-full border-focus border-b-2 bg-sheet px-1 py-1 text-[1.0625rem] leading-snug outline-none"
      />
      {problem && (
        <p id={id} role="alert" className="py-1 font-medium text-sm text-stamp">
          {problem}
        </p>
      )}
    </form>
  )
}
