'use client'

import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/lib/tasks/browser-client'
import { requestIdOf } from '@/lib/tasks/failure-words'
import type { Task } from '@/lib/tasks/task-schema'
import { CopyRequestId } from '../../_ui/copy-request-id'
import { Icon } from '../../_ui/icon'
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

type Props = { search: string; desk: Desk | null; onChoose: (run: () => void) => void }

/** The tasks that the API finds for what is typed, whatever view is open. */
export function PaletteTasks({ search, desk, onChoose }: Props) {
  const words = useTranslations('palette')
  const sought = useSettled(search.trim())
  const {
    data = [],
    error,
    isFetching,
  } = useQuery({
    queryKey: ['found', sought],
    queryFn: ({ signal }) => findTasks(sought, signal),
    enabled: sought !== '',
  })
  if (search.trim() === '') return null
  if (error) {
    return (
      <div className="flex flex-wrap items-center justify-between px-3 py-2 text-soft text-sm">
        <p>{words('notSearched')}</p>
        <CopyRequestId id={requestIdOf(error)} />
      </div>
    )
  }
  // Nothing can be said of what is still being looked for.
  if (isFetching || sought !== search.trim()) return null
  if (data.length === 0) {
    return <Command.Empty className="px-3 py-6 text-soft">{words('nothing')}</Command.Empty>
  }
  return (
    <Command.Group heading={<PaletteHeading>{words('tasks')}</PaletteHeading>}>
      {data.map((task) => (
        <Command.Item
          key={task.id}
          value={taskValue + task.id}
          onSelect={() => onChoose(() => showTask(desk, task))}
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

async function findTasks(search: string, signal: AbortSignal): Promise<Task[]> {
  const query = new URLSearchParams({ search, limit: String(resultsMax) })
  return (await callApi(`/tasks?${query}`, { signal })).json()
}

/** What is typed, once one pauses. */
function useSettled(text: string) {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
