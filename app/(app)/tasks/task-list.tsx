'use client'

import type { PendingChange } from '@/lib/tasks/optimistic-tasks'
import { taskIdOf } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { isInView, type TaskView } from '@/lib/tasks/task-view'
import { TaskRow } from './task-row'
import { TrashRow } from './trash-row'
import type { TaskActions } from './use-task-actions'

type Props = {
  tasks: Task[]
  view: TaskView
  label: string
  actions: TaskActions
  openId: string | null
  onOpen: (id: string) => void
}

export function TaskList({ tasks, view, label, actions, openId, onOpen }: Props) {
  const failed = failuresById(actions.changes)
  const recentOf = (task: Task) => {
    if (!actions.lingering.has(task.id)) return null
    return isInView(task, view) ? 'stays' : 'leaves'
  }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops a list's role when it has no markers.
    <ol role="list" aria-label={label}>
      {tasks.map((task, index) =>
        view.status === 'deleted' ? (
          <TrashRow key={task.id} task={task} number={index + 1} actions={actions} />
        ) : (
          <TaskRow
            key={task.id}
            task={task}
            number={index + 1}
            failed={failed.get(task.id)}
            recent={recentOf(task)}
            isOpen={openId === task.id}
            actions={actions}
            onOpen={onOpen}
          />
        ),
      )}
    </ol>
  )
}

function failuresById(changes: PendingChange[]) {
  return new Map(
    changes
      .filter(({ failure }) => failure !== null)
      .map((pending) => [taskIdOf(pending.change), pending]),
  )
}
