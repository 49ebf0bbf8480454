import type { ViewSort, ViewStatus } from '@/lib/tasks/task-view'

export const statusNames: Record<ViewStatus, string> = {
  all: 'All',
  pending: 'Pending',
  completed: 'Completed',
  deleted: 'Trash',
}

export const statusTitles: Record<ViewStatus, string> = {
  all: 'All tasks',
  pending: 'Pending',
  completed: 'Completed',
  deleted: 'Trash',
}

export const sortNames: Record<ViewSort, string> = {
  created: 'Newest first',
  due_date: 'Due date',
  priority: 'Priority',
  title: 'Title',
  updated: 'Last changed',
}
