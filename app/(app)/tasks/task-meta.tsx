'use client'

import { useTranslations } from 'use-intl'
import type { Task } from '@/lib/tasks/task-schema'
import { DueMark } from './due-mark'

type Props = { task: Task; onTag: (tag: string) => void }

/** Shows only what is set. */
export function TaskMeta({ task, onTag }: Props) {
  const t = useTranslations('list')
  if (!task.due_date && task.tags.length === 0) return null
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-[0.8125rem] text-soft max-sm:order-last max-sm:-mt-1 max-sm:basis-full max-sm:pb-2 sm:max-w-[45%] sm:justify-end">
      {task.tags.map((tag) => (
        <button
          key={tag}
          type="button"
          aria-label={t('filterByTag', { tag })}
          onClick={() => onTag(tag)}
          className="min-h-6 min-w-6 max-w-full truncate text-left max-sm:-my-2 max-sm:min-h-11 max-sm:min-w-11 hover:text-ink hover:underline"
        >
          <span aria-hidden="true" className="text-faint">
            #
          </span>
          <bdi>{tag}</bdi>
        </button>
      ))}
      <DueMark task={task} />
    </div>
  )
}
