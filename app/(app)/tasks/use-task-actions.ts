'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { v7 } from 'uuid'
import type { FailedChange } from '@/lib/offline/change-results'
import type { History, Operation, Step } from '@/lib/tasks/optimistic-history'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import {
  type PendingChange,
  pickFields,
  saveStateOf,
  type TaskChange,
  type TaskFields,
  taskIdOf,
} from '@/lib/tasks/optimistic-tasks'
import { failedOf, saidOf } from '@/lib/tasks/optimistic-words'
import type { Task } from '@/lib/tasks/task-schema'
import type { TaskView } from '@/lib/tasks/task-view'
import { useAnnouncement } from '../../_ui/live-region'
import { dismissToast } from '../../_ui/toaster'
import { useChangeQueue, useQueueState } from '../change-queue-context'
import { useHere } from '../here'
import { showFailed } from './failed-toast'
import { focusNeighbour } from './row-focus'
import { useHistory } from './use-history'
import { useLingering } from './use-lingering'
import { useUndoOffers } from './use-undo-offers'

/**
 * Everything that a person can do to tasks; each action shows at once, is announced, and is undone
 * the same way.
 */
export function useTaskActions(view: TaskView) {
  const words = useTranslations('changes')
  const here = useHere()
  const [said, announce] = useAnnouncement()
  const history = useHistory()
  const offer = useUndoOffers()
  const queue = useChangeQueue()
  const { changes, away } = useQueueState()
  const { lingering, linger } = useLingering()

  /** Makes several changes as one operation, which is undone as one. */
  function perform(...plans: Plan[]) {
    const steps = plans.flatMap(stepsOf)
    if (steps.length === 0) return
    const operation = { key: v7(), steps }
    history.record(operation)
    begin(operation, plans)
    const said = saidOf(words, steps, { ...here, view })
    announce(said)
    // What is gone for good cannot be undone, nor anything that was done to it before.
    if (steps[0]?.change.kind !== 'erase') {
      const run = () => reverse('done', operation.key)
      return offer(operation, said, { label: words('undo'), run })
    }
    const erased = new Set(steps.map(({ change }) => taskIdOf(change)))
    forget(({ change }) => erased.has(taskIdOf(change)))
  }

  function forget(isGone: (step: Step) => boolean) {
    for (const operation of history.drop(isGone)) dismissToast(operation)
  }

  function begin({ steps }: Operation, plans: Plan[] = []) {
    for (const { change } of steps) if (change.kind === 'complete') linger(change.task.id)
    const again = plans.flatMap((plan) => plan.again ?? [])
    const begun = [
      ...again.map(({ change }) => ({ key: v7(), change })),
      ...steps
        .filter(({ isForgone }) => !isForgone)
        .map(({ keys, change }) => ({ key: keys.at(-1) ?? v7(), change })),
    ]
    const gone = plans.flatMap(({ forgone = [], replaced = [] }) => [forgone, replaced].flat())
    void queue.begin(
      begun.map((pending) => ({ ...pending, failure: null })),
      [...again, ...gone].map(({ key }) => key),
    )
  }

  /** Undo and redo: the newest operation, or the one that is named. */
  function reverse(from: keyof History, key?: string) {
    const operation = history.reverse(from, key)
    if (!operation) return
    begin(operation)
    const what = saidOf(words, operation.steps, { ...here, view })
    announce(words(from === 'done' ? 'undone' : 'redone', { what }))
    dismissToast(operation.key)
  }

  function onFailed(failed: FailedChange) {
    const { change, isKept, failure, keys } = failed
    forget((step) => step.keys.some((key) => keys.includes(key)))
    showFailed(words, failed, () => perform({ change }))
    // The task's row offers the same actions, but is not read out.
    if (isKept) announce(failedOf(words, change, failure))
  }

  const failuresOf = ({ id }: Task) =>
    changes.filter(({ change, failure }) => failure !== null && taskIdOf(change) === id)

  /** What failed before goes along: it is still on the page, as if just typed. */
  function editOf(task: Task, fields: Partial<TaskFields>): Plan[] {
    if (Object.keys(fields).length === 0) return []
    const replaced = failuresOf(task).find((pending) => !isOfOtherFields(pending, fields))
    if (replaced?.change.kind === 'add') {
      return [remade(replaced, { ...replaced.change.task, ...fields })]
    }
    if (replaced?.change.kind !== 'edit') return [{ change: { kind: 'edit', base: task, fields } }]
    const { change } = replaced
    const base = { ...task, ...pickFields(change.base, change.fields) }
    return [{ change: { ...change, base, fields: { ...change.fields, ...fields } }, replaced }]
  }

  /** A task that was never saved needs no deletion; failed changes to any other go with it. */
  function removalOf(task: Task): Plan {
    const forgone = failuresOf(task)
    return forgone.some(({ change }) => change.kind === 'add')
      ? { forgone }
      : { change: { kind: 'delete', task, at: now() }, forgone }
  }

  function completionOf(task: Task, completed: boolean): Plan {
    // A task that could not be created is created first.
    const again = failuresOf(task).find(({ change }) => change.kind === 'add')
    return { change: { kind: 'complete', task, completed, at: now() }, again }
  }

  const undo = () => reverse('done')
  const redo = () => reverse('undone')

  useEffect(() => queue.onFailed(onFailed))

  return {
    changes,
    lingering,
    said,
    announce,
    undo,
    redo,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    /** Whether the server has the task as it is shown. */
    saveStateOf: (id: string) => saveStateOf(id, { changes, isAway: away !== null }),
    add: (...inputs: (Partial<TaskFields> & { title: string })[]) =>
      perform(
        ...inputs.map(
          ({ title, ...fields }): Plan => ({
            change: { kind: 'add', task: { ...newTask(title, new Date()), ...fields } },
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
      perform(removalOf(task))
    },
    removeMany: (tasks: Task[]) => perform(...tasks.map(removalOf)),
    restore: (task: Task) => {
      focusNeighbour(task.id)
      perform({ change: { kind: 'restore', task } })
    },
    restoreMany: (tasks: Task[]) =>
      perform(...tasks.map((task): Plan => ({ change: { kind: 'restore', task } }))),
    erase: (task: Task) => {
      focusNeighbour(task.id)
      perform({ change: { kind: 'erase', task } })
    },
    eraseMany: (tasks: Task[]) =>
      perform(...tasks.map((task): Plan => ({ change: { kind: 'erase', task } }))),
    retry: (replaced: PendingChange) => perform({ change: replaced.change, replaced }),
    /** The person's version, on top of what somebody else wrote meanwhile. */
    insist: (replaced: PendingChange) => {
      const { change, failure } = replaced
      if (change.kind !== 'edit' || !failure?.current) return
      perform({ change: { ...change, base: failure.current }, replaced })
    },
    discard: (forgone: PendingChange) => perform({ forgone: [forgone] }),
  }
}

export type TaskActions = ReturnType<typeof useTaskActions>

/** What is to be done to one task, and what becomes of a change to it that failed. */
type Plan = {
  change?: TaskChange
  /** Discarded, with an offer to undo. */
  forgone?: PendingChange[]
  /** Merged into the change. */
  replaced?: PendingChange
  /** Sent once more, before the change. */
  again?: PendingChange | undefined
}

function stepsOf({ change, forgone = [] }: Plan): Step[] {
  // In this order, since undo reverses it: a text is put back on a task that is there.
  return [
    ...forgone.map((pending) => ({ keys: [pending.key], change: pending.change, isForgone: true })),
    ...(change ? [{ keys: [v7()], change }] : []),
  ]
}

function remade(replaced: PendingChange, task: Task): Plan {
  return { change: { kind: 'add', task }, replaced }
}

/** Whether it conflicts with somebody else's change, and touches none of these fields. */
function isOfOtherFields({ change, failure }: PendingChange, fields: Partial<TaskFields>) {
  if (change.kind !== 'edit' || !failure?.current) return false
  return !Object.keys(fields).some((name) => name in change.fields)
}

function now() {
  return new Date().toISOString()
}
