import { describe, expect, it } from 'vitest'
import { ChangeQueue } from '@/lib/offline/change-queue'
import type { FailedChange } from '@/lib/offline/change-results'
import { keepInMemory } from '@/lib/offline/change-store'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { PendingChange, TaskChange } from '@/lib/tasks/optimistic-tasks'

// There is no IndexedDB here: this is the queue as a private window has it. e2e/ has the other.

const task = newTask('Plan', new Date('2026-11-20T10:00:00.000Z'))
const failure = { message: 'No.', requestId: null, current: null }
const tick: TaskChange = { kind: 'complete', task, completed: true, at: task.created_at }
const edit: TaskChange = { kind: 'edit', base: task, fields: { title: 'New' } }
const pending = (key: string, change: TaskChange = tick): PendingChange => ({
  key,
  change,
  failure: null,
})

const keysOf = (queue: ChangeQueue) => queue.getState().changes.map(({ key }) => key)

describe('the queue of changes', () => {
  it('shows a change at once, and in the order in which it was made', async () => {
    const queue = new ChangeQueue('me')
    const begun = queue.begin([pending('1'), pending('2')])
    void queue.begin([pending('3')])
    expect(keysOf(queue)).toEqual(['1', '2', '3'])
    await begun
    await queue.reload()
    expect(keysOf(queue)).toEqual(['1', '2', '3'])
  })

  it('lets go of what the server has, and of nothing that was made meanwhile', async () => {
    const queue = new ChangeQueue('me')
    await queue.begin([pending('1'), pending('2')])
    const ended = queue.end(['1'])
    void queue.begin([pending('3')])
    await ended
    expect(keysOf(queue)).toEqual(['2', '3'])
  })

  it('knows that a change is not kept where there is nothing to keep it in', async () => {
    const queue = new ChangeQueue('me')
    expect(queue.getState().isKept).toBe(true)
    await queue.begin([pending('1')])
    expect(queue.getState().isKept).toBe(false)
    await queue.end(['1'])
    expect(queue.getState().isKept).toBe(true)
  })

  it('keeps a text that was refused, and takes back a tick', async () => {
    const queue = new ChangeQueue('me')
    await queue.begin([pending('1', edit), pending('2')])
    const refused = await queue.fail('1', failure)
    expect(refused).toMatchObject({ failure, keys: ['1'] })
    await queue.fail('2', failure)
    expect(queue.getState().changes).toEqual([{ key: '1', change: edit, failure }])
    expect(await queue.fail('unknown', failure)).toBeNull()
  })

  it('has what was typed since go along with what was refused', async () => {
    const queue = new ChangeQueue('me')
    const later: TaskChange = { kind: 'edit', base: task, fields: { title: 'Newer' } }
    await queue.begin([pending('1', edit), pending('2', later)])
    expect(await queue.fail('1', failure)).toMatchObject({ keys: ['1', '2'] })
    expect(queue.getState().changes).toMatchObject([
      { key: '1', change: { fields: { title: 'Newer' } } },
    ])
  })

  it('sends by itself what of an edit nobody else has changed', async () => {
    const queue = new ChangeQueue('me')
    const both: TaskChange = { kind: 'edit', base: task, fields: { title: 'New', tags: ['home'] } }
    await queue.begin([pending('1', both)])
    await queue.fail('1', { ...failure, current: { ...task, title: 'Theirs' } })
    expect(queue.getState().changes).toMatchObject([
      { key: '1', change: { fields: { title: 'New' } }, failure: { message: 'No.' } },
      { change: { kind: 'edit', fields: { tags: ['home'] } }, failure: null },
    ])
    expect(queue.getState().changes[0]?.change).not.toHaveProperty('fields.tags')
  })

  it('puts a change in the place of another, and loses neither on the way', async () => {
    const queue = new ChangeQueue('me')
    await queue.begin([pending('1'), pending('2', edit)])
    const begun = queue.begin([pending('3', edit)], ['2'])
    expect(keysOf(queue)).toEqual(['1', '3'])
    await begun
    await queue.reload()
    expect(keysOf(queue)).toEqual(['1', '3'])
  })

  it('does not bring back what was replaced, whatever is read meanwhile', async () => {
    const queue = new ChangeQueue('me')
    await queue.begin([pending('1', edit)])
    const read = queue.reload()
    const begun = queue.begin([pending('2', edit)], ['1'])
    await read
    expect(keysOf(queue)).toEqual(['2'])
    await begun
    expect(keysOf(queue)).toEqual(['2'])
    await queue.end(['2'])
    expect(keysOf(queue)).toEqual([])
  })

  it('keeps a text of two edits that fail one right after the other', async () => {
    const queue = new ChangeQueue('me')
    const newer: TaskChange = { kind: 'edit', base: task, fields: { title: 'Newer' } }
    await queue.begin([pending('1', edit), pending('2', newer)])
    const conflict = { ...failure, current: { ...task, title: 'Theirs' } }
    let second: Promise<unknown> | undefined
    queue.subscribe(() => {
      const [first, later] = queue.getState().changes
      if (first?.failure && later) second ??= queue.fail('2', conflict)
    })
    const first = queue.fail('1', conflict)
    void queue.reload()
    await first
    await second
    expect(queue.getState().changes).toMatchObject([{ change: { fields: { title: 'Newer' } } }])
  })

  it('tells what was made here, once it is kept, and what has failed', async () => {
    const queue = new ChangeQueue('me')
    const told: string[] = []
    const end = queue.onMade(() => told.push(`made with ${keysOf(queue)}`))
    queue.onFailed(({ keys }: FailedChange) => told.push(`failed ${keys}`))
    await queue.begin([pending('1')])
    await queue.begin([], ['1'])
    queue.tellFailed({ change: tick, isKept: false, failure, keys: ['2'] })
    end()
    await queue.begin([pending('3')])
    expect(told).toEqual(['made with 1', 'made with ', 'failed 2'])
  })

  it('shows the same state until something changes', async () => {
    const queue = new ChangeQueue('me')
    const seen: (string | null)[] = []
    queue.subscribe(() => seen.push(queue.getState().away))
    const before = queue.getState()
    queue.setAway(null)
    expect(queue.getState()).toBe(before)
    queue.setAway('offline')
    queue.setAway('offline')
    expect(seen).toEqual(['offline'])
  })

  it('is empty after it was cleared', async () => {
    const queue = new ChangeQueue('me')
    await queue.begin([pending('1'), pending('2', edit)])
    await queue.clear()
    await queue.reload()
    expect(queue.getState()).toMatchObject({ changes: [], isKept: true })
  })

  it('takes nothing in any more once it was cleared', async () => {
    const queue = new ChangeQueue('me')
    const cleared = queue.clear()
    await queue.begin([pending('1', edit)])
    await cleared
    await queue.reload()
    expect(keysOf(queue)).toEqual([])
  })
})

describe('what stands in for a store that failed', () => {
  it('drops from that as well what is sent, and all when its person goes', async () => {
    const unread = Promise.reject(new Error('there is none'))
    const onDisk = keepInMemory([pending('1'), pending('2'), pending('3')], unread)
    const store = keepInMemory([pending('1'), pending('2')], Promise.resolve(onDisk))
    await store.remove(['1'])
    expect(await onDisk.read()).toEqual([pending('2'), pending('3')])
    await store.clear()
    expect(await onDisk.read()).toEqual([])
  })
})
