'use client'

import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { PendingChange } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { Button } from '../../_ui/button'
import { Icon } from '../../_ui/icon'
import { PriorityMark } from './priority-mark'
import { focusTitleOf } from './row-focus'
import { TaskMeta } from './task-meta'
import { TitleEditor } from './title-editor'
import { UnsavedNote } from './unsaved-note'
import type { TaskActions } from './use-task-actions'

/** With a mouse, seen on the row one is at; a row says only what is set. */
const quietAction =
  'pointer-fine:not-group-focus-within:not-group-hover:not-aria-expanded:opacity-0'

type Props = {
  task: Task
  number: number
  failed: PendingChange | undefined
  /** Changed just now: the stamp is pressed, and a row that belongs elsewhere fades. */
  recent: 'stays' | 'leaves' | null
  isOpen: boolean
  actions: TaskActions
  onOpen: (id: string) => void
}

export function TaskRow({ task, number, failed, recent, isOpen, actions, onOpen }: Props) {
  const [editing, setEditing] = useState(false)
  function closeEditor(by: 'key' | 'blur') {
    flushSync(() => setEditing(false))
    if (by === 'key') focusTitleOf(task.id)
  }
  return (
    <li
      id={`task-${task.id}`}
      className={`group border-rule border-b ${isOpen ? 'bg-sunk' : ''} ${recent === 'leaves' ? 'motion-safe:leave' : ''}`}
    >
      <div className="flex min-h-11 items-start">
        <div className="flex h-11 w-9 shrink-0 items-center justify-end gap-1.5 pr-2 sm:w-11 sm:pr-2.5">
          <PriorityMark priority={task.priority} />
          {task.priority === 'none' && (
            <span aria-hidden="true" className="text-faint text-xs tabular-nums">
              {number}
            </span>
          )}
        </div>
        <label className="grid size-11 shrink-0 place-items-center">
          <span className="sr-only">{task.title}</span>
          <input
            type="checkbox"
            data-row-focus
            className="tick"
            checked={task.completed}
            disabled={failed?.change.kind === 'add'}
            onChange={(event) => actions.complete(task, event.target.checked)}
          />
        </label>
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 sm:py-1.5 sm:flex-nowrap">
          {editing ? (
            <TitleEditor
              title={task.title}
              onSave={(title) => actions.edit(task, { title })}
              onClose={closeEditor}
            />
          ) : (
            <button
              type="button"
              data-row-title
              aria-label={`Edit title: ${task.title}`}
              onClick={() => setEditing(true)}
              className="min-h-11 min-w-0 py-1.5 sm:py-0 sm:min-h-8 flex-1 basis-40 cursor-text text-left text-[1.0625rem] leading-snug"
            >
              <bdi className="struck" data-done={task.completed}>
                {task.title}
              </bdi>
            </button>
          )}
          <TaskMeta task={task} />
          {task.completed && (
            <span aria-hidden="true" className={`stamped shrink-0 ${recent ? 'press' : ''}`}>
              Done
            </span>
          )}
        </div>
        <div className="flex shrink-0 sm:py-1">
          <Button
            variant="quiet"
            size="icon"
            aria-label={`Details of ${task.title}`}
            aria-expanded={isOpen}
            data-row-details
            className={task.description ? undefined : quietAction}
            onClick={() => onOpen(task.id)}
          >
            <Icon name="details" />
          </Button>
          <Button
            variant="quiet"
            size="icon"
            aria-label={`Delete ${task.title}`}
            className={`max-sm:hidden ${quietAction}`}
            onClick={() => actions.remove(task)}
          >
            <Icon name="trash" />
          </Button>
        </div>
      </div>
      {failed && <UnsavedNote pending={failed} actions={actions} />}
    </li>
  )
}
