'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { SampleRequest } from './sample-request'

type SampleTask = {
  id: string
  name: 'lease' | 'dentist' | 'books' | 'figures'
  completed: boolean
}

const sample: SampleTask[] = [
  { id: '7c1f', name: 'lease', completed: true },
  { id: '2a9e', name: 'dentist', completed: false },
  { id: 'd405', name: 'books', completed: false },
  { id: '91bb', name: 'figures', completed: false },
]

/** The product in miniature. It keeps nothing: ticks live in this page alone. */
export function SampleDocket() {
  const t = useTranslations('sample')
  const [tasks, setTasks] = useState(sample)
  const [last, setLast] = useState({ id: '7c1f', completed: true })

  function tick(id: string, completed: boolean) {
    setTasks(tasks.map((task) => (task.id === id ? { ...task, completed } : task)))
    setLast({ id, completed })
  }

  return (
    <section
      aria-labelledby="sample-title"
      className="grid border-rule border-y lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]"
    >
      <div className="relative before:absolute before:inset-y-0 before:left-9 before:border-margin before:border-l">
        <div className="flex items-baseline justify-between border-rule border-b py-3 pr-4 pl-12">
          <h2 id="sample-title" className="font-normal font-serif text-xl">
            {t('title')}
          </h2>
          <span className="text-faint text-sm tabular-nums">
            {t('count', {
              done: tasks.filter((task) => task.completed).length,
              total: tasks.length,
            })}
          </span>
        </div>
        <ol>
          {tasks.map((task, index) => (
            <SampleRow key={task.id} task={task} number={index + 1} onTick={tick} />
          ))}
        </ol>
      </div>
      <SampleRequest {...last} />
    </section>
  )
}

type RowProps = {
  task: SampleTask
  number: number
  onTick: (id: string, completed: boolean) => void
}

function SampleRow({ task, number, onTick }: RowProps) {
  const t = useTranslations('sample')
  return (
    <li className="border-rule border-b last:border-b-0">
      <label className="flex min-h-13 cursor-pointer items-center pr-4">
        <span aria-hidden="true" className="w-9 pr-2.5 text-right text-faint text-xs tabular-nums">
          {number}
        </span>
        <span className="grid size-11 shrink-0 place-items-center">
          <input
            type="checkbox"
            className="tick"
            checked={task.completed}
            onChange={(event) => onTick(task.id, event.target.checked)}
          />
        </span>
        <span className="min-w-0 flex-1 text-entry leading-snug">
          <span className="struck" data-done={task.completed}>
            {t(task.name)}
          </span>
        </span>
        {task.completed && (
          <span aria-hidden="true" className="stamped press ml-3">
            {t('done')}
          </span>
        )}
      </label>
    </li>
  )
}
