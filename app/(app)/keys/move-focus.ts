import type { Task } from '@/lib/tasks/task-schema'
import { firstTaskIdInSight, focusedTaskId } from '../tasks/row-focus'
import type { Desk } from './desk'

/** To the next row or the one before; from anywhere else to the first visible one. */
export function moveBy(desk: Desk, step: 1 | -1) {
  const from = focusedTaskId()
  const target = from === null ? firstTaskIdInSight() : neighbourOf(desk, from, step)
  if (target) desk.focusRow(target)
}

/** Moves, and selects the rows from the starting row to the target. */
export function extendBy(desk: Desk, row: Task, step: 1 | -1) {
  const target = neighbourOf(desk, row.id, step) ?? row.id
  desk.selection.extend(row.id, target)
  desk.focusRow(target)
}

function neighbourOf({ tasks }: Desk, id: string, step: 1 | -1) {
  const place = tasks.findIndex((task) => task.id === id)
  return place === -1 ? undefined : tasks[place + step]?.id
}
