import type { Task } from '@/lib/tasks/task-schema'
import { DueMark } from './due-mark'

/** Only what is set. */
export function TaskMeta({ task }: { task: Task }) {
  if (!task.due_date && task.tags.length === 0) return null
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-[0.8125rem] text-soft max-sm:order-last max-sm:-mt-1 max-sm:basis-full max-sm:pb-2 sm:max-w-[45%] sm:justify-end">
      {task.tags.map((tag) => (
        <span key={tag} dir="auto" className="min-w-0 truncate">
          <span aria-hidden="true" className="text-faint">
            #
          </span>
          {tag}
        </span>
      ))}
      <DueMark task={task} />
    </div>
  )
}
