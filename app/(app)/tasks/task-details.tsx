'use client'

import { useTranslations } from 'use-intl'
import { type TaskFields, taskIdOf } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { normaliseTitle, notesProblem, titleProblem } from '@/lib/tasks/title-check'
import { Button } from '../../_ui/button'
import { TextArea } from '../../_ui/field'
import { Icon } from '../../_ui/icon'
import { DetailsFailure } from './details-failure'
import { DetailsTitle } from './details-title'
import { DueFields, useDueFields } from './due-fields'
import { PriorityField } from './priority-field'
import { SaveState } from './save-state'
import { TagsField } from './tags-field'
import { useFieldDraft } from './use-field-draft'
import { useProblemWords } from './use-problem-words'
import type { TaskActions } from './use-task-actions'

/** How long typing must pause before the text is saved. */
const pauseMs = 1_000

type Props = {
  task: Task
  actions: Pick<
    TaskActions,
    'changes' | 'edit' | 'complete' | 'saveStateOf' | 'retry' | 'insist' | 'discard'
  >
  onDelete: () => void
  onClose: () => void
}

/** Everything of a task; each field saves itself, and only itself. */
export function TaskDetails({ task, actions, onDelete, onClose }: Props) {
  const words = useTranslations('details')
  const say = useProblemWords()
  const save = (fields: Partial<TaskFields>, seen: Partial<TaskFields> = {}) =>
    actions.edit({ ...task, ...seen }, fields)

  const title = useFieldDraft({
    id: `${task.id} title`,
    stored: task.title,
    pauseMs,
    normalise: normaliseTitle,
    check: (text) => say(titleProblem(text)),
    save: (text, seen) => save({ title: text }, { title: seen }),
  })
  const notes = useFieldDraft({
    id: `${task.id} description`,
    stored: task.description ?? '',
    pauseMs,
    check: (text) => say(notesProblem(text)),
    save: (text, seen) => save({ description: text || null }, { description: seen || null }),
  })
  const due = useDueFields({ task, onSave: save })
  const failed = actions.changes.find(
    ({ change, failure }) => failure !== null && taskIdOf(change) === task.id,
  )

  return (
    <div className="grid grid-cols-1 gap-5">
      <div>
        <div className="flex items-center justify-between gap-2">
          <SaveState state={stateOf([title, notes, due], actions.saveStateOf(task.id))} />
          <Button variant="quiet" size="icon" aria-label={words('close')} onClick={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        <div className="flex items-start gap-1">
          <label className="-ml-3 grid size-11 shrink-0 place-items-center">
            <span className="sr-only">{words('done')}</span>
            <input
              type="checkbox"
              className="tick"
              checked={task.completed}
              onChange={(event) => actions.complete(task, event.target.checked)}
            />
          </label>
          <DetailsTitle title={title} />
        </div>
      </div>
      {failed && <DetailsFailure pending={failed} actions={actions} />}
      <TextArea
        label={words('notes')}
        dir="auto"
        rows={4}
        data-first-field
        value={notes.value}
        error={notes.problem}
        onChange={(event) => notes.change(event.target.value)}
        onFocus={notes.onFocus}
        onBlur={notes.onBlur}
      />
      <DueFields {...due} />
      <PriorityField value={task.priority} onChange={(priority) => save({ priority })} />
      <TagsField tags={task.tags} onChange={(tags) => save({ tags })} />
      <div className="flex border-rule border-t pt-4">
        <Button variant="quiet" className="ml-auto" onClick={onDelete}>
          {words('delete')}
        </Button>
      </div>
    </div>
  )
}

type Field = { isDirty: boolean; problem: string | null }

/** What is only in the fields so far counts as being saved, or as not saved where it cannot be. */
function stateOf(fields: Field[], state: ReturnType<TaskActions['saveStateOf']>) {
  if (fields.some(({ problem }) => problem !== null)) return 'failed'
  if (state === 'saved' && fields.some(({ isDirty }) => isDirty)) return 'saving'
  return state
}
