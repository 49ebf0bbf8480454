'use client'

import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import {
  type ChangeFailure,
  inverseOf,
  type PendingChange,
  type TaskChange,
  type TaskFields,
  taskIdOf,
} from '@/lib/tasks/optimistic-tasks'
import { failedOf, saidOf } from '@/lib/tasks/optimistic-words'
import type { Task } from '@/lib/tasks/task-schema'
import { dismissToast, showToast } from '../../_ui/toaster'
import { focusNeighbour, hasFocus } from './row-focus'
import { useLingering } from './use-lingering'
import { useTaskChanges } from './use-task-changes'

const undosMax = 50
const undoToast = 'undo'

type Undo = { key: string; change: TaskChange; inverse: TaskChange }

/** Everything that a person can do to tasks, each seen at once, said, and undone the same way. */
export function useTaskActions() {
  const [announcement, announce] = useState('')
  const undos = useRef<Undo[]>([])
  const { changes, run, giveUp } = useTaskChanges(onFailure)
  const { lingering, linger } = useLingering((id) => hasFocus(id) && focusNeighbour(id))

  function perform(change: TaskChange) {
    const key = v7()
    const inverse = inverseOf(change, now())
    if (inverse) undos.current = [...undos.current, { key, change, inverse }].slice(-undosMax)
    begin(change, key)
    announce(saidOf(change))
    const offersUndo = change.kind === 'delete' || (change.kind === 'complete' && change.completed)
    if (!offersUndo) return dismissToast(undoToast)
    showToast({
      id: undoToast,
      message: saidOf(change),
      action: { label: 'Undo', run: () => undo(key) },
    })
  }

  function begin(change: TaskChange, key: string) {
    if (change.kind === 'complete') linger(change.task.id)
    run(change, key)
  }

  /** The newest operation, or the one that is named. */
  function undo(key = undos.current.at(-1)?.key) {
    const entry = undos.current.find((undo) => undo.key === key)
    if (!entry) return
    undos.current = undos.current.filter((undo) => undo !== entry)
    begin(entry.inverse, v7())
    announce(`Undone. ${saidOf(entry.inverse)}`)
    dismissToast(undoToast)
  }

  function onFailure(change: TaskChange, failure: ChangeFailure) {
    undos.current = undos.current.filter((undo) => undo.change !== change)
    dismissToast(undoToast)
    // What holds text says so in its own row, with the same actions.
    if (change.kind === 'add' || change.kind === 'edit') return announce(failedOf(change, failure))
    showToast({
      id: `failed-${change.task.id}`,
      tone: 'error',
      message: failedOf(change, failure),
      action: { label: 'Retry', run: () => perform(change) },
      copy: failure.requestId ? { label: 'Copy request id', value: failure.requestId } : undefined,
    })
  }

  /** What failed before goes along: it is still on the page, as if it had been typed now. */
  function edit(task: Task, fields: Partial<TaskFields>) {
    const failed = changes.find((pending) => isFailed(pending, task.id))
    if (failed) giveUp(failed.key)
    const earlier = failed?.change
    if (earlier?.kind === 'add') {
      return perform({ kind: 'add', task: { ...earlier.task, ...fields } })
    }
    if (earlier?.kind === 'edit') {
      return perform({ ...earlier, fields: { ...earlier.fields, ...fields } })
    }
    perform({ kind: 'edit', base: task, fields })
  }

  useUndoKey(() => undo())
  useUnsavedWarning(changes.length > 0)

  return {
    changes,
    lingering,
    announcement,
    announce,
    giveUp,
    add: (title: string) => perform({ kind: 'add', task: newTask(title, new Date()) }),
    edit,
    complete: (task: Task, completed: boolean) =>
      perform({ kind: 'complete', task, completed, at: now() }),
    remove: (task: Task) => {
      const failed = changes.find((pending) => isFailed(pending, task.id))
      focusNeighbour(task.id)
      // What was never saved is nowhere to be deleted.
      if (failed?.change.kind === 'add') return giveUp(failed.key)
      if (failed) giveUp(failed.key)
      perform({ kind: 'delete', task, at: now() })
    },
    restore: (task: Task) => {
      focusNeighbour(task.id)
      perform({ kind: 'restore', task })
    },
    erase: (task: Task) => {
      focusNeighbour(task.id)
      perform({ kind: 'erase', task })
    },
    retry: ({ key, change }: PendingChange) => {
      giveUp(key)
      perform(change)
    },
    /** The person's version, on top of what somebody else wrote meanwhile. */
    insist: ({ key, change, failure }: PendingChange) => {
      if (change.kind !== 'edit' || !failure?.current) return
      giveUp(key)
      perform({ ...change, base: failure.current })
    },
  }
}

export type TaskActions = ReturnType<typeof useTaskActions>

function isFailed({ change, failure }: PendingChange, id: string) {
  return failure !== null && taskIdOf(change) === id
}

function now() {
  return new Date().toISOString()
}

function useUndoKey(undo: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)
      if (!isUndo || event.shiftKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}

/** In a field, and under a dialog, the key is the browser's. */
function isTyping(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false
  const isTick = target instanceof HTMLInputElement && target.type === 'checkbox'
  return !isTick && target.closest('input, textarea, select, dialog') !== null
}

function useUnsavedWarning(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
}
