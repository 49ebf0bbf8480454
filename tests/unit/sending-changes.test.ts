import { describe, expect, it } from 'vitest'
import { backOffMs } from '@/lib/offline/back-off'
import { nextToSend } from '@/lib/offline/next-to-send'
import { obstacleOf } from '@/lib/offline/send-obstacle'
import { ApiFailure } from '@/lib/tasks/browser-client'
import { failureText } from '@/lib/tasks/failure-words'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { PendingChange, TaskChange } from '@/lib/tasks/optimistic-tasks'
import { translator } from '@/lib/words/translator'

const at = '2026-11-20T10:00:00.000Z'
const taskOf = (id: string) => ({ ...newTask(id, new Date(at)), id })
const add = (id: string): TaskChange => ({ kind: 'add', task: taskOf(id) })
const tick = (id: string): TaskChange => ({
  kind: 'complete',
  task: taskOf(id),
  completed: true,
  at,
})
const failure = { message: 'No.', requestId: null, current: null }

/** Under the keys 1, 2, 3…; what failed is named. */
function queueOf(changes: TaskChange[], failed: string[] = []): PendingChange[] {
  return changes.map((change, index) => {
    const key = String(index + 1)
    return { key, change, failure: failed.includes(key) ? failure : null }
  })
}

describe('what is sent next', () => {
  const cases = [
    { name: 'nothing of nothing', queue: [], next: [] },
    {
      name: 'what concerns several tasks, at once',
      queue: [tick('a'), tick('b'), tick('c')],
      next: ['1', '2', '3'],
    },
    {
      name: 'what concerns one task, one after the other',
      queue: [tick('a'), tick('a'), tick('b')],
      next: ['1', '3'],
    },
    {
      name: 'nothing of a task of which something is under way',
      queue: [tick('a'), tick('a'), tick('b')],
      underway: ['1'],
      next: ['3'],
    },
    {
      name: 'new tasks, in the order in which they were made',
      queue: [add('a'), add('b'), tick('c'), tick('b')],
      next: ['1', '3'],
    },
    {
      name: 'the next new task only when the one before has arrived',
      queue: [add('a'), add('b'), tick('c')],
      underway: ['1'],
      next: ['3'],
    },
    {
      name: 'what comes behind something that failed',
      queue: [tick('a'), tick('a'), add('b'), add('c')],
      failed: ['1', '3'],
      next: ['2', '4'],
    },
    {
      name: 'no more than four at once',
      queue: ['a', 'b', 'c', 'd', 'e', 'f'].map(tick),
      underway: ['1'],
      next: ['2', '3', '4'],
    },
    {
      name: 'none while four are under way',
      queue: ['a', 'b', 'c', 'd', 'e', 'f'].map(tick),
      underway: ['1', '2', '3', '4'],
      next: [],
    },
  ]
  it.each(cases)('is $name', ({ queue, failed = [], underway = [], next }) => {
    const found = nextToSend(queueOf(queue, failed), new Set(underway))
    expect(found.map(({ key }) => key)).toEqual(next)
  })
})

describe('the wait before another try', () => {
  it.each([
    { failures: 1, least: 500, most: 1_000 },
    { failures: 2, least: 1_000, most: 2_000 },
    { failures: 5, least: 8_000, most: 16_000 },
    { failures: 7, least: 30_000, most: 60_000 },
    { failures: 200, least: 30_000, most: 60_000 },
  ])('doubles with each failure, up to a minute: $failures', ({ failures, least, most }) => {
    const wait = { failures, retryAfterSeconds: null }
    expect(backOffMs({ ...wait, random: 0 })).toBe(least)
    expect(backOffMs({ ...wait, random: 1 })).toBe(most)
  })

  it.each([0, 3, 3600])('is never shorter than what the server asked for: %s s', (seconds) => {
    const wait = { failures: 1, retryAfterSeconds: seconds }
    expect(backOffMs({ ...wait, random: 0 })).toBe(seconds * 1000)
    expect(backOffMs({ ...wait, random: 1 })).toBe(seconds * 1000 + 1000)
  })
})

describe('what keeps a change from being saved', () => {
  const failureOf = (status: number, code = 'some') =>
    new ApiFailure({ status, code, requestId: 'abc', retryAfterSeconds: 7 })

  it.each([
    { error: failureOf(0), away: 'unreachable' },
    { error: failureOf(502), away: 'unreachable' },
    { error: failureOf(503), away: 'unreachable' },
    { error: failureOf(504), away: 'unreachable' },
    { error: failureOf(429), away: 'busy' },
    { error: failureOf(409, 'idempotency_in_progress'), away: 'busy' },
  ])('is waited for, as long as the server says: $error.status', ({ error, away }) => {
    expect(obstacleOf(error)).toEqual({ kind: 'away', away, retryAfterSeconds: 7 })
  })

  it.each([400, 403, 404, 409, 412, 413, 422, 500])('is shown to the person: %i', (status) => {
    expect(obstacleOf(failureOf(status))).toEqual({
      kind: 'refused',
      failure: { requestId: 'abc', current: null },
    })
  })

  it('is the end of the session, which keeps the change for the next', () => {
    expect(obstacleOf(failureOf(401))).toEqual({ kind: 'signed-out' })
  })

  it.each([
    { code: 'unreachable', text: 'The server could not be reached.' },
    { code: 'session_ended', text: 'The session has ended. Sign in again.' },
    { code: 'changed_elsewhere', text: 'This was changed elsewhere in the meantime.' },
    { code: 'unexplained', text: 'The server answered with 418.' },
    { code: 'internal', detail: 'It broke here.', text: 'It broke here.' },
  ])('is told in the server’s words, or else in ours: $code', ({ code, detail, text }) => {
    const failure = new ApiFailure({ status: 418, code, detail })
    expect(failureText(translator('failures'), failure)).toBe(text)
  })

  it('is a fault of the page’s own, which says so', () => {
    const fault = new TypeError('x is not a function')
    expect(obstacleOf(fault)).toMatchObject({ kind: 'refused' })
    expect(failureText(translator('failures'), fault)).toBe('Something went wrong in this page.')
  })
})
