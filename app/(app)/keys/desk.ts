import type { Task } from '@/lib/tasks/task-schema'
import type { TaskView } from '@/lib/tasks/task-view'
import type { SelectionTools } from '../tasks/use-selection'
import type { TaskActions } from '../tasks/use-task-actions'
import type { ViewChange } from '../tasks/use-task-view'

/** A list as the commands see it: what is on it, and what can be done to it. */
export type Desk = {
  view: TaskView
  tasks: Task[]
  actions: TaskActions
  selection: SelectionTools
  showView: (view: TaskView) => void
  adjustView: (change: ViewChange) => void
  openDetails: (id: string) => void
  toggleDetails: (id: string) => void
  /** Also focuses a row that is too far away to be rendered. */
  focusRow: (id: string) => void
}
