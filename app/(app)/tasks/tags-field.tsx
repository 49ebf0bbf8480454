'use client'

import { type KeyboardEvent, useState } from 'react'
import { normaliseTag, tagProblem } from '@/lib/tasks/title-check'
import { TextField } from '../../_ui/field'
import { Icon } from '../../_ui/icon'

type Props = { tags: string[]; onChange: (tags: string[]) => void }

export function TagsField({ tags, onChange }: Props) {
  const [draft, setDraft] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  /** What is refused stays in the field to be mended. */
  function add() {
    const tag = normaliseTag(draft)
    if (tag === '') return setDraft('')
    const found = tags.includes(tag) ? null : tagProblem(tag, tags)
    setProblem(found)
    if (found) return
    if (!tags.includes(tag)) onChange([...tags, tag])
    setDraft('')
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== ',')) return
    // With nothing to add, Enter saves the form.
    if (event.key === 'Enter' && draft.trim() === '') return
    event.preventDefault()
    add()
  }

  return (
    <div>
      <TextField
        label="Add a tag"
        dir="auto"
        autoComplete="off"
        autoCapitalize="none"
        enterKeyHint="enter"
        hint="Enter or a comma adds it."
        error={problem}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value)
          setProblem(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      {tags.length > 0 && (
        <ul aria-label="Tags" className="mt-2 flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li
              key={tag}
              className="flex min-w-0 items-center rounded-md border border-rule bg-paper pl-2.5 text-sm"
            >
              <bdi className="min-w-0 break-words">{tag}</bdi>
              <button
                type="button"
                aria-label={`Remove tag ${tag}`}
                onClick={() => onChange(tags.filter((other) => other !== tag))}
                className="grid size-8 shrink-0 place-items-center text-soft hover:text-stamp max-sm:size-11"
              >
                <Icon name="close" width={14} height={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
