import { describe, expect, it } from 'vitest'
import {
  dropSteps,
  emptyHistory,
  type History,
  type Operation,
  recordOperation,
  reverseOperation,
  type Step,
} from '@/lib/tasks/optimistic-history'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import { applyChange, type TaskChange } from '@/lib/tasks/optimistic-tasks'

const at = '2026-11-20T10:00:00.000Z'
const tasks = ['A', 'B', 'C'].map((title) => newTask(title, new Date(at)))
const [a, b, c] = tasks
if (!a || !b || !c) throw new Error('three tasks')

const completion = (task: typeof a): TaskChange => ({ kind: 'complete', task, completed: true, at })

function operationOf(key: string, ...changes: TaskChange[]): Operation {
  return { key, steps: changes.map((change, index) => ({ keys: [`${key}${index}`], change })) }
}

const record = (history: History, operation: Operation) => recordOperation(history, operation, at)

function reverse(history: History, from: keyof History, key?: string) {
  let made = 0
  const newKey = () => {
    made += 1
    return `new${made}`
  }
  const reversed = reverseOperation(history, { from, key, at, newKey })
  if (!reversed) throw new Error('there was something')
  return reversed
}

const under = (key: string) => (step: Step) => step.keys.includes(key)

const keysOf = ({ done, undone }: History) => ({
  done: done.map(({ key }) => key),
  undone: undone.map(({ key }) => key),
})

const apply = (list: typeof tasks, { steps }: Operation) =>
  steps.reduce((result, { change }) => applyChange(result, change), list)

describe('undo and redo', () => {
  it('go back and forth through the operations, the newest first', () => {
    let history = record(emptyHistory, operationOf('1', completion(a)))
    history = record(history, operationOf('2', completion(b)))
    history = reverse(history, 'done').history
    expect(keysOf(history)).toEqual({ done: ['1'], undone: ['2'] })
    history = reverse(history, 'done').history
    expect(keysOf(history)).toEqual({ done: [], undone: ['2', '1'] })
    history = reverse(history, 'undone').history
    expect(keysOf(history)).toEqual({ done: ['1'], undone: ['2'] })
    history = reverse(history, 'undone').history
    expect(keysOf(history)).toEqual({ done: ['1', '2'], undone: [] })
  })

  const done = { ...a, completed: true, completed_at: at }
  const thrown = { ...a, deleted_at: at }
  const kinds: { change: TaskChange; before: typeof tasks; back?: typeof tasks }[] = [
    { change: completion(a), before: tasks },
    { change: { kind: 'complete', task: done, completed: false, at }, before: [done, b, c] },
    { change: { kind: 'edit', base: a, fields: { title: 'New', tags: ['x'] } }, before: tasks },
    { change: { kind: 'delete', task: a, at }, before: tasks },
    { change: { kind: 'restore', task: thrown }, before: [thrown, b, c] },
    { change: { kind: 'add', task: a }, before: [b, c], back: [thrown, b, c] },
  ]
  it.each(kinds)('leave what was there before, and after, $change.kind', (kind) => {
    const { change, before, back = before } = kind
    const operation = operationOf('1', change)
    const after = apply(before, operation)
    const undone = reverse(record(emptyHistory, operation), 'done')
    expect(apply(after, undone.operation)).toEqual(back)
    const redone = reverse(undone.history, 'undone')
    expect(apply(back, redone.operation)).toEqual(after)
  })

  it('do not create a second time what was created and taken back', () => {
    const undone = reverse(record(emptyHistory, operationOf('1', { kind: 'add', task: a })), 'done')
    const { operation } = reverse(undone.history, 'undone')
    expect(operation.steps.map(({ change }) => change.kind)).toEqual(['restore'])
  })

  it('make again what had failed and was thrown away', () => {
    const edit: TaskChange = { kind: 'edit', base: a, fields: { title: 'Typed' } }
    const operation = operationOf('1', edit, { kind: 'delete', task: a, at })
    Object.assign(operation.steps[0] ?? {}, { isForgone: true })
    const undone = reverse(record(emptyHistory, operation), 'done')
    expect(undone.operation.steps).toMatchObject([
      { change: { kind: 'restore' } },
      { change: edit },
    ])
    expect(undone.operation.steps[1]).not.toHaveProperty('isForgone')
    const redone = reverse(undone.history, 'undone')
    expect(apply([{ ...a, title: 'Typed' }], redone.operation)).toEqual([thrown])
  })

  it('take back all that was done at one go, the last step first', () => {
    const operation = operationOf('1', completion(a), completion(b), completion(c))
    const undone = reverse(record(emptyHistory, operation), 'done')
    expect(undone.operation.steps.map(({ change }) => change)).toMatchObject(
      [c, b, a].map((task) => ({ kind: 'complete', task, completed: false })),
    )
    expect(apply(apply(tasks, operation), undone.operation)).toEqual(tasks)
  })

  it('reach an operation in the midst of others by its key', () => {
    let history = emptyHistory
    for (const key of ['1', '2', '3']) history = record(history, operationOf(key, completion(a)))
    expect(keysOf(reverse(history, 'done', '2').history)).toEqual({
      done: ['1', '3'],
      undone: ['2'],
    })
  })

  it('find nothing where nothing is, and where the named one was taken back already', () => {
    const ask = { at, newKey: () => 'new' }
    expect(reverseOperation(emptyHistory, { from: 'done', ...ask })).toBeNull()
    expect(reverseOperation(emptyHistory, { from: 'undone', ...ask })).toBeNull()
    const { history } = reverse(record(emptyHistory, operationOf('1', completion(a))), 'done')
    expect(reverseOperation(history, { from: 'done', key: '1', ...ask })).toBeNull()
  })

  it('keep the last 50 operations, on either side', () => {
    let history = emptyHistory
    for (let made = 1; made <= 51; made += 1) {
      history = record(history, operationOf(`${made}`, completion(a)))
    }
    expect(history.done).toHaveLength(50)
    expect(history.done[0]?.key).toBe('2')
    for (let taken = 0; taken < 50; taken += 1) history = reverse(history, 'done').history
    expect(keysOf(history)).toMatchObject({ done: [], undone: { length: 50 } })
  })

  it('forget what was taken back as soon as something new is done', () => {
    let history = record(emptyHistory, operationOf('1', completion(a)))
    history = reverse(history, 'done').history
    expect(keysOf(record(history, operationOf('2', completion(b))))).toEqual({
      done: ['2'],
      undone: [],
    })
    const erase = operationOf('3', { kind: 'erase', task: b })
    expect(keysOf(record(history, erase))).toEqual({ done: [], undone: [] })
  })
})

describe('a step that failed, or has lost its task', () => {
  it('goes from its operation, and with the last one the operation goes', () => {
    const history = record(emptyHistory, operationOf('1', completion(a), completion(b)))
    const left = dropSteps(history, under('10'))
    expect(left.done.flatMap(({ steps }) => steps)).toMatchObject([{ keys: ['11'] }])
    expect(dropSteps(left, under('11'))).toEqual(emptyHistory)
  })

  it.each(['10', 'new1', 'new2'])(
    'goes from either side, by each key it was sent under: %s',
    (key) => {
      const recorded = record(emptyHistory, operationOf('1', completion(a)))
      const { history } = reverse(recorded, 'done')
      const [operation] = history.undone
      const again = operation && {
        ...operation,
        steps: operation.steps.map((step) => ({ ...step, keys: [...step.keys, 'new2'] })),
      }
      const both = { done: again ? [again] : [], undone: again ? [again] : [] }
      expect(dropSteps(both, under(key))).toEqual(emptyHistory)
    },
  )

  it('that no operation knows changes nothing', () => {
    const history = record(emptyHistory, operationOf('1', completion(a)))
    expect(dropSteps(history, under('unknown'))).toEqual(history)
  })
})
