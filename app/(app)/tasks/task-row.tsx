'use client'

import dynamic from 'next/dynamic'
import { type MouseEvent, memo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { PendingChange } from '@/lib/tasks/optimistic-tasks'
import { Button } from '../../_ui/button'
import { useFocusSuccessor } from '../../_ui/focus-successor'
import { Icon } from '../../_ui/icon'
import type { TaskLine } from './list-rows'
import type { WindowRow } from './list-window'
import { focusedRow, focusTitleOf, rowOf, successorOf } from './row-focus'
import { SelectMark } from './select-mark'
import { TaskMeta } from './task-meta'
import { TitleEditor } from './title-editor'
import type { RowProps } from './use-list-window'
import { keepTextUnselected, type SelectionTools } from './use-selection'
import type { TaskActions } from './use-task-actions'

/** Rarely shown; if it does not load, the waiting bar shows the same. */
const UnsavedNote = dynamic(
  () =>
    import('./later-parts').then(
      (module) => module.UnsavedNote,
      () => () => null,
    ),
  { ssr: false },
)

/** With a mouse, visible on the hovered or focused row only; a row shows only what is set. */
const quietAction =
  'pointer-fine:not-group-focus-within:not-group-hover:not-aria-expanded:opacity-0'

type Props = WindowRow & {
  line: TaskLine
  rowProps: RowProps
  failed: PendingChange | undefined
  /** Changed just now: the stamp is pressed, and a row that belongs elsewhere fades. */
  recent: 'stays' | 'leaves' | null
  /** Came while the list was being looked at. */
  isNew: boolean
  isOpen: boolean
  actions: TaskActions
  selection: SelectionTools
  onOpen: (id: string) => void
  onTag: (tag: string) => void
}

/** Not rendered again while scrolling: most of a long list's rows stay. */
export const TaskRow = memo(function TaskRow({
  line: { task, number, place },
  failed,
  recent,
  actions,
  selection,
  ...props
}: Props) {
  const { index, gap, rowProps } = props
  const { isNew, isOpen, onOpen, onTag } = props
  const t = useTranslations('list')
  const [editing, setEditing] = useState(false)
  const cameFromRow = useRef(false)
  useFocusSuccessor(
    () => focusedRow(task.id),
    (row) => successorOf(row),
  )
  function pressTitle(event: MouseEvent) {
    // The keys for editing click it by script.
    const isPerson = event.nativeEvent.isTrusted
    const selects = selection.isOpen || event.shiftKey || event.ctrlKey || event.metaKey
    if (isPerson && selects) return selection.press(task.id, event)
    cameFromRow.current = document.activeElement === rowOf(task.id)
    setEditing(true)
  }
  function closeEditor(by: 'key' | 'blur') {
    flushSync(() => setEditing(false))
    if (by === 'blur') return
    if (cameFromRow.current) rowOf(task.id)?.focus()
    else focusTitleOf(task.id)
  }
  return (
    <li
      {...place}
      {...rowProps({ index, gap })}
      id={`task-${task.id}`}
      // The keys act on the focused row; Tab still goes from control to control.
      tabIndex={-1}
      className={`group border-rule border-b ${isOpen ? 'bg-sunk' : ''} ${isNew && !recent ? 'motion-safe:arrive' : ''} ${recent === 'leaves' && !editing ? 'motion-safe:leave' : ''}`}
    >
      <div className="flex min-h-11 items-start">
        <SelectMark task={task} number={number} selection={selection} />
        <label className="grid size-11 shrink-0 place-items-center">
          <span className="sr-only">{task.title}</span>
          <input
            type="checkbox"
            data-row-focus
            className="tick"
            checked={task.completed}
            onChange={(event) => actions.complete(task, event.target.checked)}
          />
        </label>
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 sm:py-1.5 sm:flex-nowrap">
          {editing ? (
            <TitleEditor
              id={task.id}
              title={task.title}
              onSave={(title, seen) => actions.edit({ ...task, title: seen }, { title })}
              onClose={closeEditor}
            />
          ) : (
            <button
              type="button"
              data-row-title
              aria-label={selection.isOpen ? undefined : t('editTitle', { title: task.title })}
              aria-pressed={selection.isOpen ? selection.isSelected(task.id) : undefined}
              onClick={pressTitle}
              onMouseDown={keepTextUnselected}
              className="min-h-11 min-w-0 py-1.5 sm:py-0 sm:min-h-8 flex-1 basis-40 cursor-text text-left text-[1.0625rem] leading-snug"
            >
              <bdi className="struck" data-done={task.completed}>
                {task.title}
              </bdi>
            </button>
          )}
          <TaskMeta task={task} onTag={onTag} />
          {task.completed && (
            // On a small screen it may have a line to itself, close above the tags.
            <span
              aria-hidden="true"
              className={`stamped shrink-0 max-sm:mb-2 ${recent ? 'press' : ''}`}
            >
              {t('done')}
            </span>
          )}
        </div>
        <div className="flex shrink-0 sm:py-1">
          <Button
            variant="quiet"
            size="icon"
            aria-label={t('detailsOf', { title: task.title })}
            aria-description={task.description ? t('hasNotes') : undefined}
            aria-expanded={isOpen}
            data-row-details
            className={task.description ? 'text-ink!' : quietAction}
            onClick={() => onOpen(task.id)}
          >
            <Icon name="details" />
          </Button>
          <Button
            variant="quiet"
            size="icon"
            aria-label={t('deleteTask', { title: task.title })}
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
})
