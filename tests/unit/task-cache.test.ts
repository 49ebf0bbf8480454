import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { taskCacheOf } from '@/app/(app)/tasks/task-cache'
import { listKey } from '@/app/(app)/tasks/use-task-list'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { TaskPages } from '@/lib/tasks/optimistic-pages'
import { plainView } from '@/lib/tasks/task-view'

const now = new Date('2026-11-20T10:00:00.000Z')
const today = '2026-11-20'
const view = plainView('inbox')
const queryKey = listKey(view, today)
const [here, added] = ['Here', 'Added'].map((title) => newTask(title, now))
const kept: TaskPages = {
  pages: [{ tasks: here ? [here] : [], nextCursor: null, total: 1 }],
  pageParams: [null],
}

/** An open list, which asks the server with this. */
function openList(queryFn: () => Promise<TaskPages>) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  client.setQueryData(queryKey, kept)
  const options = { queryKey, queryFn, meta: { view, today }, staleTime: Number.POSITIVE_INFINITY }
  const observer = new QueryObserver(client, options)
  onTestFinished(observer.subscribe(() => {}))
  return { client, observer }
}

async function take(client: QueryClient) {
  if (!added) throw new Error('there is no task')
  await taskCacheOf(client).take({ id: added.id, task: added, before: null })
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a saved change that a list takes in', () => {
  it('has it fetched where it was asked for in vain before', async () => {
    vi.useFakeTimers()
    const ask = vi.fn(async () => kept)
    const { client, observer } = openList(ask)
    ask.mockRejectedValueOnce(new Error('nobody is there'))
    await observer.refetch()
    expect(ask).toHaveBeenCalledTimes(1)
    await take(client)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('is enough where the list is as the server has it', async () => {
    vi.useFakeTimers()
    const ask = vi.fn(async () => kept)
    const { client } = openList(ask)
    await take(client)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(ask).not.toHaveBeenCalled()
    expect(client.getQueryData<TaskPages>(queryKey)?.pages[0]?.tasks).toEqual([added, here])
  })
})
