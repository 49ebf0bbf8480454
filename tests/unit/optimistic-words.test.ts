import { describe, expect, it } from 'vitest'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { TaskChange } from '@/lib/tasks/optimistic-tasks'
import { failedOf, saidOf } from '@/lib/tasks/optimistic-words'
import { plainView } from '@/lib/tasks/task-view'
import { translator } from '@/lib/words/translator'

const words = translator('changes')
const at = '2026-11-20T10:00:00.000Z'
const task = newTask('Plan', new Date(at))
const here = { day: '2026-11-20', locale: 'en-GB', view: plainView('inbox') }
const failure = { message: 'The server is away.', requestId: null, current: null }

const cases: [TaskChange, said: string, saidOfThree: string, failed: string][] = [
  [
    { kind: 'add', task },
    'Added “Plan”.',
    '3 tasks added',
    '“Plan” is not saved yet; the text is kept.',
  ],
  [
    { kind: 'edit', base: task, fields: { title: 'New' } },
    'Renamed to “New”.',
    '3 tasks changed',
    'The change to “Plan” is not saved yet; what you typed is kept.',
  ],
  [
    { kind: 'complete', task, completed: true, at },
    'Completed “Plan”.',
    '3 tasks completed',
    '“Plan” is still open.',
  ],
  [
    { kind: 'complete', task, completed: false, at },
    '“Plan” is open again.',
    '3 tasks are open again',
    '“Plan” is still completed.',
  ],
  [
    { kind: 'delete', task, at },
    'Moved “Plan” to the trash.',
    '3 tasks moved to the trash',
    '“Plan” was not deleted and is back in the list.',
  ],
  [
    { kind: 'restore', task },
    'Restored “Plan”.',
    '3 tasks restored',
    '“Plan” was not restored and is still in the trash.',
  ],
  [
    { kind: 'erase', task },
    'Deleted “Plan” forever.',
    '3 tasks deleted forever',
    '“Plan” was not deleted and is still in the trash.',
  ],
]

const stepsOf = (change: TaskChange) => [{ keys: ['1'], change }]

function ofTask(id: string, change: TaskChange): TaskChange {
  return change.kind === 'edit'
    ? { ...change, base: { ...change.base, id } }
    : { ...change, task: { ...change.task, id } }
}

describe('what is said of a change', () => {
  it.each(cases)('names the task, or how many: $kind', (change, said, saidOfThree) => {
    expect(saidOf(words, stepsOf(change), here)).toBe(said)
    expect(
      saidOf(
        words,
        ['1', '2', '3'].flatMap((id) => stepsOf(ofTask(id, change))),
        here,
      ),
    ).toBe(saidOfThree)
  })

  it.each([
    [{ description: 'Two' }, 'Changed the notes of “Plan”.', '2 tasks changed'],
    [{ priority: 'high' }, 'Changed the priority of “Plan”.', 'Priority of 2 tasks changed'],
    [{ tags: ['home'] }, 'Changed the tags of “Plan”.', 'Tags of 2 tasks changed'],
    [
      { due_date: '2026-11-21', due_time: '09:00' },
      'Set the due date of “Plan” to Sat 21 Nov.',
      'Due date of 2 tasks changed',
    ],
    [{ due_time: '09:00' }, 'Changed the due date of “Plan”.', 'Due date of 2 tasks changed'],
    [{ due_date: null }, 'Changed the due date of “Plan”.', 'Due date of 2 tasks changed'],
    [{ due_date: null, priority: 'low' }, 'Changed “Plan”.', '2 tasks changed'],
  ] as const)('names what is changed, if it is one thing: %j', (fields, said, saidOfTwo) => {
    const change = { kind: 'edit', base: task, fields: structuredClone(fields) } as TaskChange
    expect(saidOf(words, stepsOf(change), here)).toBe(said)
    const two = ['1', '2'].flatMap((id) => stepsOf(ofTask(id, change)))
    expect(saidOf(words, two, here)).toBe(saidOfTwo)
  })

  it.each([
    [null, 'Added “Plan”.'],
    ['2026-11-20', 'Added “Plan”.'],
    ['2026-12-04', 'Added “Plan” for Fri 4 Dec.'],
    ['2027-01-04', 'Added “Plan” for Mon, 4 Jan 2027.'],
  ])('says for which day a task is, if not for today: %s', (due_date, said) => {
    const change = { kind: 'add', task: { ...task, due_date } } as const
    expect(saidOf(words, stepsOf(change), here)).toBe(said)
  })

  it('says that a new task is not in sight', () => {
    const add = (fields: object) => stepsOf({ kind: 'add', task: { ...task, ...fields } })
    const high = { ...here, view: { ...here.view, priorities: ['high' as const] } }
    expect(saidOf(words, add({ priority: 'low' }), high)).toBe(
      'Added “Plan”, which is not in this list.',
    )
    expect(saidOf(words, add({ priority: 'high' }), high)).toBe('Added “Plan”.')
    const upcoming = { ...here, view: plainView('upcoming') }
    expect(saidOf(words, add({ due_date: here.day }), upcoming)).toBe(
      'Added “Plan”, which is not in this list.',
    )
  })

  it('counts tasks, of which one may have lost an edit that had failed', () => {
    const forgone = stepsOf({ kind: 'edit', base: task, fields: { title: 'New' } }).map((step) => ({
      ...step,
      isForgone: true,
    }))
    expect(saidOf(words, forgone, here)).toBe('Discarded what was not saved of “New”.')
    const removal = stepsOf({ kind: 'delete', task, at })
    expect(saidOf(words, [...forgone, ...removal], here)).toBe('Moved “Plan” to the trash.')
    const others = ['2', '3'].flatMap((id) => stepsOf(ofTask(id, { kind: 'delete', task, at })))
    expect(saidOf(words, [...forgone, ...removal, ...others], here)).toBe(
      '3 tasks moved to the trash',
    )
    expect(saidOf(words, [], here)).toBe('')
  })

  it.each(cases)('says what happened to it when it fails: $kind', (change, _, __, failed) => {
    expect(failedOf(words, change, failure)).toBe(`${failed} The server is away.`)
  })

  it('shows what a person typed as it is, whatever it looks like', () => {
    const odd = { ...task, title: '{count, plural} <b>’{' }
    expect(saidOf(words, stepsOf({ kind: 'add', task: odd }), here)).toBe(
      'Added “{count, plural} <b>’{”.',
    )
  })
})
