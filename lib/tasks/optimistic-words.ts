import type { Translator } from '@/lib/words/translator'
import type { ChangeFailure, TaskChange } from './optimistic-tasks'

/** What is said of changes: when they are made, when they are taken back, and when one fails. */

type Words = Translator<'changes'>

/** Of what was done at one go: all of one kind. */
export function saidOf(words: Words, changes: TaskChange[]): string {
  const [change] = changes
  if (!change) return ''
  const kind = kindOf(change)
  return changes.length === 1
    ? words(`said.${kind}`, { title: titleOf(change) })
    : words(`saidOfMany.${kind}`, { count: changes.length })
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

function titleOf(change: TaskChange) {
  return change.kind === 'edit' ? (change.fields.title ?? change.base.title) : change.task.title
}
