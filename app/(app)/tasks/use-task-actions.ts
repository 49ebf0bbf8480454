'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 } from 'uuid'
import type { FailedChange } from '@/lib/offline/change-results'
import type { History, Operation, Step } from '@/lib/tasks/optimistic-history'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import {
  type PendingChange,
  saveStateOf,
  type TaskChange,
  type TaskFields,
  taskIdOf,
} from '@/lib/tasks/optimistic-tasks'
import { failedOf, saidOf } from '@/lib/tasks/optimistic-words'
import type { Task } from '@/lib/tasks/task-schema'
import { dismissToast, showToast } from '../../_ui/toaster'
import { useChangeQueue, useQueueState } from '../change-queue-context'
import { focusNeighbour } from './row-focus'
import { useHistory } from './use-history'
import { useLingering } from './use-lingering'

/** Everything that a person can do to tasks, each seen at once, said, and undone the same way. */
export function useTaskActions() {
  const words = useTranslations('changes')
  const [announcement, announce] = useState('')
  const history = useHistory()
  const toasts = useRef(new Map<'text' | 'task', string>())
  const queue = useChangeQueue()
  const { changes, away } = useQueueState()
  const { lingering, linger } = useLingering()

  /** Does what belongs together, and has it undone together. */
  function perform(...performed: TaskChange[]) {
    if (performed.length === 0) return
    const operation = {
      key: v7(),
      steps: performed.map((change) => ({ keys: [v7()], change })),
    }
    history.record(operation)
    begin(operation)
    const said = saidOf(words, performed)
    announce(said)
    // What is gone for good cannot be undone, nor anything that was done to it before.
    if (performed[0]?.kind !== 'erase') return offerUndo(operation, said)
    const erased = new Set(performed.map(taskIdOf))
    forget(({ change }) => erased.has(taskIdOf(change)))
  }

  function forget(isGone: (step: Step) => boolean) {
    for (const operation of history.drop(isGone)) dismissToast(operation)
  }

  /** Who throws a task away and goes on writing is offered it back for as long as who does nothing. */
  function offerUndo({ key, steps }: Operation, message: string) {
    const kind = steps.every(({ change }) => isOfText(change)) ? 'text' : 'task'
    const action = { label: words('undo'), run: () => reverse('done', key) }
    dismissToast(toasts.current.get(kind) ?? '')
    // What is written cannot be taken back in the trash.
    if (steps.some(({ change }) => change.kind === 'delete')) {
      dismissToast(toasts.current.get('text') ?? '')
    }
    toasts.current.set(kind, key)
    showToast({ id: key, message, action })
  }

  function begin({ steps }: Operation) {
    for (const { change } of steps) if (change.kind === 'complete') linger(change.task.id)
    void queue.begin(
      steps.map(({ keys, change }) => ({ key: keys.at(-1) ?? v7(), change, failure: null })),
    )
  }

  /** Undo and redo: the newest operation, or the one that is named. */
  function reverse(from: keyof History, key?: string) {
    const operation = history.reverse(from, key)
    if (!operation) return
    begin(operation)
    const what = saidOf(
      words,
      operation.steps.map(({ change }) => change),
    )
    announce(words(from === 'done' ? 'undone' : 'redone', { what }))
    dismissToast(operation.key)
  }

  function onFailed({ pending: { change }, failure, keys }: FailedChange) {
    forget((step) => step.keys.some((key) => keys.includes(key)))
    const message = failedOf(words, change, failure)
    // What holds text says so in its own row, with the same actions.
    if (change.kind === 'add' || change.kind === 'edit') return announce(message)
    showToast({
      id: `failed-${change.task.id}`,
      tone: 'error',
      message,
      action: { label: words('retry'), run: () => perform(change) },
      requestId: failure.requestId,
    })
  }

  /** What failed before goes along: it is still on the page, as if it had been typed now. */
  function editOf(task: Task, fields: Partial<TaskFields>): TaskChange[] {
    if (Object.keys(fields).length === 0) return []
    const failed = changes.find(
      (pending) => isFailed(pending, task.id) && !isOfOtherFields(pending, fields),
    )
    if (failed) giveUp(failed.key)
    const earlier = failed?.change
    if (earlier?.kind === 'add') return [{ kind: 'add', task: { ...earlier.task, ...fields } }]
    if (earlier?.kind === 'edit') {
      return [{ ...earlier, fields: { ...earlier.fields, ...fields } }]
    }
    return [{ kind: 'edit', base: task, fields }]
  }

  function removalOf(task: Task): TaskChange[] {
    const failed = changes.find((pending) => isFailed(pending, task.id))
    if (failed) giveUp(failed.key)
    // What was never saved is nowhere to be deleted.
    return failed?.change.kind === 'add' ? [] : [{ kind: 'delete', task, at: now() }]
  }

  const completionOf = (task: Task, completed: boolean): TaskChange => ({
    kind: 'complete',
    task,
    completed,
    at: now(),
  })
  const undo = () => reverse('done')
  const redo = () => reverse('undone')

  const giveUp = (key: string) => void queue.giveUp(key)

  useEffect(() => queue.onFailed(onFailed))

  return {
    changes,
    lingering,
    announcement,
    announce,
    giveUp,
    undo,
    redo,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    /** Whether the server has what is seen of a task. */
    saveStateOf: (id: string) => saveStateOf(id, { changes, isAway: away !== null }),
    add: (...inputs: (Partial<TaskFields> & { title: string })[]) =>
      perform(
        ...inputs.map(
          ({ title, ...fields }): TaskChange => ({
            kind: 'add',
            task: { ...newTask(title, new Date()), ...fields },
          }),
        ),
      ),
    edit: (task: Task, fields: Partial<TaskFields>) => perform(...editOf(task, fields)),
    /** An edit for each task; one without fields leaves its task alone. */
    editMany: (tasks: Task[], edit: (task: Task) => Partial<TaskFields>) =>
      perform(...tasks.flatMap((task) => editOf(task, edit(task)))),
    complete: (task: Task, completed: boolean) => perform(completionOf(task, completed)),
    completeMany: (tasks: Task[], completed: boolean) =>
      perform(
        ...tasks
          .filter((task) => task.completed !== completed)
          .map((task) => completionOf(task, completed)),
      ),
    remove: (task: Task) => {
      focusNeighbour(task.id)
      perform(...removalOf(task))
    },
    removeMany: (tasks: Task[]) => perform(...tasks.flatMap(removalOf)),
    restore: (task: Task) => {
      focusNeighbour(task.id)
      perform({ kind: 'restore', task })
    },
    restoreMany: (tasks: Task[]) =>
      perform(...tasks.map((task): TaskChange => ({ kind: 'restore', task }))),
    erase: (task: Task) => {
      focusNeighbour(task.id)
      perform({ kind: 'erase', task })
    },
    eraseMany: (tasks: Task[]) =>
      perform(...tasks.map((task): TaskChange => ({ kind: 'erase', task }))),
    // First again, then given up: a page that goes in between must not take the text with it.
    retry: ({ key, change }: PendingChange) => {
      perform(change)
      giveUp(key)
    },
    /** The person's version, on top of what somebody else wrote meanwhile. */
    insist: ({ key, change, failure }: PendingChange) => {
      if (change.kind !== 'edit' || !failure?.current) return
      perform({ ...change, base: failure.current })
      giveUp(key)
    },
  }
}

export type TaskActions = ReturnType<typeof useTaskActions>

function isOfText(change: TaskChange) {
  if (change.kind !== 'edit') return change.kind === 'add'
  return 'title' in change.fields || 'description' in change.fields
}

function isFailed({ change, failure }: PendingChange, id: string) {
  return failure !== null && taskIdOf(change) === id
}

/** Whether it is about fields that somebody else changed as well, and none of these. */
function isOfOtherFields({ change, failure }: PendingChange, fields: Partial<TaskFields>) {
  if (change.kind !== 'edit' || !failure?.current) return false
  return !Object.keys(fields).some((name) => name in change.fields)
}

function now() {
  return new Date().toISOString()
}
