import type { Here } from '@/lib/here'
import type { Translator } from '@/lib/words/translator'
import { weekdayAndDay } from './due-date-words'
import type { Step } from './optimistic-history'
import { type ChangeFailure, type TaskChange, taskIdOf } from './optimistic-tasks'
import type { TaskView } from './task-view'
import { isInView } from './view-list'

/** What is said of changes: when they are made, when they are taken back, and when one fails. */

type Words = Translator<'changes'>

/** What is looked at, and when. */
type Place = Pick<Here, 'day' | 'locale'> & { view: TaskView }

/** What is said of an operation, by its first step that does more than discard a failed change. */
export function saidOf(words: Words, steps: Step[], place: Place): string {
  const step = steps.find(({ isForgone }) => !isForgone) ?? steps[0]
  if (!step) return ''
  const kind = step.isForgone ? 'discard' : kindOf(step.change)
  const count = new Set(steps.map(({ change }) => taskIdOf(change))).size
  const field = fieldOf(steps)
  return count === 1
    ? words(`said.${kind}`, { title: titleOf(step.change), field, day: dayOf(step.change, place) })
    : words(`saidOfMany.${kind}`, { count, field })
}

/** The field that edits change, if they all change the same. */
function fieldOf(steps: Step[]): string {
  const names = steps.flatMap(({ change }) =>
    change.kind === 'edit' ? Object.keys(change.fields) : [],
  )
  const [field = '', ...others] = new Set(names.map((name) => name.replace(/^due_.*/, 'due')))
  return others.length === 0 ? field : ''
}

export function failedOf(words: Words, change: TaskChange, { message }: ChangeFailure): string {
  // An edit is known by the title that the person saw before it.
  const title = change.kind === 'edit' ? change.base.title : change.task.title
  return `${words(`failed.${kindOf(change)}`, { title })} ${message}`
}

function kindOf(change: TaskChange) {
  if (change.kind !== 'complete') return change.kind
  return change.completed ? 'complete' : 'reopen'
}

/**
 * The day that a task is due now, as it may have been read from a line, or take the task out of sight.
 * 'hidden' for a new task that the view leaves out for another reason; 'none' if there is nothing to say.
 */
function dayOf(change: TaskChange, { view, day: today, locale }: Place) {
  if (change.kind === 'edit') {
    const { due_date: day } = change.fields
    return day && day !== change.base.due_date ? weekdayAndDay(day, today, locale) : 'none'
  }
  const { task } = change
  if (task.due_date && task.due_date !== today) return weekdayAndDay(task.due_date, today, locale)
  return isInView(task, view, today) ? 'none' : 'hidden'
}

function titleOf(change: TaskChange) {
  return change.kind === 'edit' ? (change.fields.title ?? change.base.title) : change.task.title
}
