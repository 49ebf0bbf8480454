import { addDays } from './calendar-day'
import type { Task } from './task-schema'
import type { TaskView } from './task-view'

type Fields = Pick<Task, 'title' | 'priority' | 'due_date' | 'due_time' | 'tags'>

/** Whether tasks can be added in a view: not among what is completed or deleted. */
export function takesNew({ name }: TaskView): boolean {
  return name !== 'completed' && name !== 'trash'
}

/**
 * A new task with what it needs to appear in the view it was typed in, unless its line says
 * otherwise.
 */
export function newInView(fields: Fields, view: TaskView, today: string): Fields {
  const [priority, ...others] = view.priorities
  const isMeant = fields.priority === 'none' && priority !== undefined && others.length === 0
  return {
    ...fields,
    due_date: fields.due_date ?? dayOf(view, today),
    priority: isMeant ? priority : fields.priority,
    tags: [...new Set([...fields.tags, ...view.tags])],
  }
}

function dayOf({ name }: TaskView, today: string) {
  if (name === 'today') return today
  return name === 'upcoming' ? addDays(today, 1) : null
}
