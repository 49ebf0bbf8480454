'use client'

import { type FormEvent, useState } from 'react'
import type { TaskFields } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { Button } from '../../_ui/button'
import { TextArea, TextField } from '../../_ui/field'
import { Icon } from '../../_ui/icon'
import { PriorityField } from './priority-field'
import { TagsField } from './tags-field'

type Draft = Omit<TaskFields, 'title'>

type Props = {
  task: Task
  onSave: (fields: Partial<TaskFields>) => void
  onDelete: () => void
  onClose: () => void
}

export function TaskDetails({ task, onSave, onDelete, onClose }: Props) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(task))
  const [start] = useState(draft)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (fields: Partial<Draft>) => setDraft((now) => ({ ...now, ...fields }))

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (draft.due_time && !draft.due_date) return setProblem('A time needs a date.')
    const fields = changedFields(start, draft)
    if (Object.keys(fields).length > 0) onSave(fields)
    onClose()
  }

  return (
    <form method="post" onSubmit={onSubmit} className="grid grid-cols-1 gap-5">
      <div className="flex items-start justify-between gap-2">
        <h2 className="min-w-0 break-words pt-1 font-serif text-[1.625rem] leading-tight">
          <bdi>{task.title}</bdi>
        </h2>
        <Button variant="quiet" size="icon" aria-label="Close details" onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      <TextArea
        label="Notes"
        dir="auto"
        rows={4}
        value={draft.description ?? ''}
        onChange={(event) => change({ description: event.target.value || null })}
      />
      <div className="grid grid-cols-[1.15fr_1fr] gap-2.5">
        <TextField
          label="Due date"
          type="date"
          min="1970-01-01"
          max="9999-12-31"
          value={draft.due_date ?? ''}
          onChange={(event) => {
            const due_date = event.target.value || null
            change(due_date ? { due_date } : { due_date, due_time: null })
            setProblem(null)
          }}
        />
        <TextField
          label="Due time"
          type="time"
          error={problem}
          value={draft.due_time ?? ''}
          onChange={(event) => {
            change({ due_time: event.target.value.slice(0, 5) || null })
            setProblem(null)
          }}
        />
      </div>
      <PriorityField value={draft.priority} onChange={(priority) => change({ priority })} />
      <TagsField tags={draft.tags} onChange={(tags) => change({ tags })} />
      <div className="flex flex-wrap gap-2 border-rule border-t pt-4">
        <Button type="submit" variant="primary">
          Save
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="quiet" className="ml-auto" onClick={onDelete}>
          Delete
        </Button>
      </div>
    </form>
  )
}

function draftOf({ description, priority, due_date, due_time, tags }: Task): Draft {
  return { description, priority, due_date, due_time, tags }
}

/** Only what was changed is sent: the rest may have been changed elsewhere. */
function changedFields(start: Draft, draft: Draft): Partial<Draft> {
  const before = new Map(Object.entries(start))
  return Object.fromEntries(
    Object.entries(draft).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before.get(name)),
    ),
  )
}
