import { inverseOf, type TaskChange } from './optimistic-tasks'

/** What can be taken back, and what was taken back and can be done again: the newest is last. */
export type History = { done: Operation[]; undone: Operation[] }

/** What a person did at one go, to one task or to many. */
export type Operation = { key: string; steps: Step[] }

/** A change, with the keys of all that was sent for it: when it was made, undone and redone. */
export type Step = {
  keys: string[]
  change: TaskChange
  /** The step discarded a failed change: undoing it makes the change again. */
  isForgone?: boolean
}

type Side = keyof History

const operationsMax = 50

export const emptyHistory: History = { done: [], undone: [] }

/** Notes an operation. What had been taken back before it cannot be done again. */
export function recordOperation({ done }: History, operation: Operation, at: string): History {
  const steps = operation.steps.filter((step) => reversed(step, at) !== null)
  if (steps.length === 0) return { done, undone: [] }
  return { done: [...done, { ...operation, steps }].slice(-operationsMax), undone: [] }
}

type Reversal = { from: Side; key?: string | undefined; at: string; newKey: () => string }

/**
 * Moves the newest operation of one side, or the one that is named, to the other side.
 * @returns what is to be sent for it, the last step first; null where there is none.
 */
export function reverseOperation(
  history: History,
  { from, key = history[from].at(-1)?.key, at, newKey }: Reversal,
): { history: History; operation: Operation } | null {
  const found = history[from].find((operation) => operation.key === key)
  if (!found) return null
  const steps = found.steps.toReversed().flatMap((step) => {
    const change = reversed(step, at)
    return change ? [{ keys: [...step.keys, newKey()], change }] : []
  })
  const operation = { ...found, steps }
  const rest = history[from].filter((other) => other !== found)
  return {
    operation,
    history:
      from === 'done'
        ? { done: rest, undone: [...history.undone, operation] }
        : { done: [...history.done, operation].slice(-operationsMax), undone: rest },
  }
}

function reversed({ change, isForgone }: Step, at: string) {
  return isForgone ? change : inverseOf(change, at)
}

/** Forgets the steps that failed or have lost their task, and operations with no step left. */
export function dropSteps(history: History, isDropped: (step: Step) => boolean): History {
  const drop = (operations: Operation[]) =>
    operations
      .map((operation) => ({
        ...operation,
        steps: operation.steps.filter((step) => !isDropped(step)),
      }))
      .filter(({ steps }) => steps.length > 0)
  return { done: drop(history.done), undone: drop(history.undone) }
}
