'use client'

import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/lib/tasks/browser-client'
import { requestIdOf } from '@/lib/tasks/failure-words'
import { applyChanges } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { CopyRequestId } from '../../_ui/copy-request-id'
import { Icon } from '../../_ui/icon'
import { useQueueState } from '../change-queue-context'
import { itemClass } from './command-look'
import type { Desk } from './desk'
import { PaletteHeading } from './palette-heading'
import { showTask } from './places'

const pauseMs = 200
const resultsMax = 8

const taskValue = 'task:'

/** Whether an entry of the palette is a task, by its value. */
export function isTaskValue(value: string): boolean {
  return value.startsWith(taskValue)
}

/** `stored` holds the tasks as the server has them, which is how a search finds them again. */
type Found = { tasks: Task[]; stored: Task[]; state: 'looking' | 'over' | 'failed'; error: unknown }

/** What the API finds for the typed text, in any view, with the waiting changes applied. */
export function useFoundTasks(search: string): Found {
  const typed = search.trim()
  const sought = useSettled(typed)
  const { changes } = useQueueState()
  const { data, error, isFetching, isPaused } = useQuery({
    queryKey: ['found', sought],
    queryFn: ({ signal }) => findTasks(sought, signal),
    enabled: sought !== '',
    staleTime: 0,
  })
  if (typed === '' || sought !== typed || isFetching) return { ...nothing, state: 'looking', error }
  if (error || isPaused || !data) return { ...nothing, state: 'failed', error }
  const isSought = ({ title }: Task) => title.toLowerCase().includes(typed.toLowerCase())
  const ids = new Set(data.map(({ id }) => id))
  const tasks = applyChanges(data, changes).filter(
    (task) => task.deleted_at === null && (ids.has(task.id) || isSought(task)),
  )
  return { tasks, stored: data, state: 'over', error }
}

const nothing = { tasks: [], stored: [] }

type Props = Pick<Found, 'tasks' | 'stored'> & {
  desk: Desk | null
  onChoose: (run: () => void) => void
}

export function PaletteTasks({ tasks, stored, desk, onChoose }: Props) {
  const words = useTranslations('palette')
  if (tasks.length === 0) return null
  return (
    <Command.Group heading={<PaletteHeading>{words('tasks')}</PaletteHeading>}>
      {tasks.map((task) => (
        <Command.Item
          key={task.id}
          value={taskValue + task.id}
          onSelect={() =>
            onChoose(() => showTask(desk, stored.find(({ id }) => id === task.id) ?? task))
          }
          className={itemClass}
        >
          <Icon name={task.completed ? 'done' : 'sheet'} className="shrink-0 text-soft" />
          {task.completed && <span className="sr-only">{words('completed')}</span>}
          <bdi className="min-w-0 flex-1 truncate">{task.title}</bdi>
        </Command.Item>
      ))}
    </Command.Group>
  )
}

/** Outside the list, which may contain nothing but options. */
export function PaletteStatus({ state, error }: Pick<Found, 'state' | 'error'>) {
  const words = useTranslations('palette')
  return (
    <div
      role="status"
      className="px-5 text-soft"
      // The list would take Enter as choosing the command that it marks.
      onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
    >
      {state === 'failed' && (
        <div className="flex flex-wrap items-center justify-between pb-3 text-sm">
          <p>{words('notSearched')}</p>
          <CopyRequestId id={requestIdOf(error)} />
        </div>
      )}
      {state === 'over' && <Command.Empty className="pt-4 pb-6">{words('nothing')}</Command.Empty>}
    </div>
  )
}

async function findTasks(search: string, signal: AbortSignal): Promise<Task[]> {
  const query = new URLSearchParams({ search, limit: String(resultsMax) })
  return (await callApi(`/tasks?${query}`, { signal })).json()
}

/** The typed text, once typing pauses. */
function useSettled(text: string) {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
