import { expect, it } from 'vitest'
import { newInView } from '@/lib/tasks/new-in-view'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import { plainView, type TaskView, viewNames } from '@/lib/tasks/task-view'
import { isInView } from '@/lib/tasks/view-list'

const today = '2026-12-31'
const line = { title: 'Milk', priority: 'none', due_date: null, due_time: null, tags: [] } as const

it.each<Partial<TaskView> & Pick<TaskView, 'name'>>([
  { name: 'inbox' },
  { name: 'today' },
  { name: 'upcoming' },
  { name: 'today', tags: ['home', 'work'] },
  { name: 'inbox', priorities: ['high'], tags: ['home'] },
])('what is written into %o is seen there', (part) => {
  const view = { ...plainView(part.name), ...part }
  const fields = newInView({ ...line, tags: [] }, view, today)
  const task = { ...newTask('Milk', new Date()), ...fields }
  expect(isInView(task, view, today)).toBe(true)
})

it('keeps what the line says, wherever it is written', () => {
  const said = { ...line, priority: 'low', due_date: '2030-01-01', tags: ['b'] } as const
  for (const name of viewNames) {
    const view: TaskView = { ...plainView(name), priorities: ['high'], tags: ['a', 'b'] }
    const fields = newInView({ ...said, tags: ['b'] }, view, today)
    expect(fields).toEqual({ ...said, tags: ['b', 'a'] })
  }
  const either: TaskView = { ...plainView('inbox'), priorities: ['high', 'low'] }
  expect(newInView({ ...line, tags: [] }, either, today).priority).toBe('none')
})
