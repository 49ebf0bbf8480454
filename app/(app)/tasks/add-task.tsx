'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { titleProblem } from '@/lib/tasks/title-check'
import { Button } from '../../_ui/button'
import { Icon } from '../../_ui/icon'

/** The first line of the sheet; on a small screen at hand above the views. */
export function AddTask({ onAdd }: { onAdd: (title: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    const input = field.current
    if (!input) return
    const found = titleProblem(input.value)
    setProblem(found)
    input.focus()
    if (found) return
    onAdd(input.value)
    input.value = ''
  }

  return (
    <form
      method="post"
      onSubmit={onSubmit}
      className="max-lg:fixed max-lg:inset-x-0 max-lg:bottom-[calc(3.5rem+1px+env(safe-area-inset-bottom))] max-lg:z-20 max-lg:border-rule max-lg:border-t max-lg:bg-sheet max-lg:px-3 max-lg:py-2"
    >
      <div className="flex items-center gap-1 lg:border-edge lg:border-b-[1.5px] lg:focus-within:border-ink">
        <label htmlFor={id} className="sr-only">
          Add a task
        </label>
        <Icon name="plus" className="ml-1 shrink-0 text-stamp lg:ml-3" />
        <input
          ref={field}
          id={id}
          name="title"
          dir="auto"
          autoComplete="off"
          enterKeyHint="done"
          placeholder="Add a task"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={() => setProblem(null)}
          className="min-h-11 min-w-0 flex-1 rounded-md bg-transparent px-3 text-[1.0625rem] -outline-offset-2 lg:min-h-13"
        />
        <Button type="submit" variant="primary" size="sm" className="lg:mr-1">
          Add
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="py-2 pl-10 font-medium text-sm text-stamp">
          {problem}
        </p>
      )}
    </form>
  )
}
