import type { Task } from '@/lib/tasks/task-schema'
import type { TaskGroup } from '@/lib/tasks/view-groups'
import type { WindowRow } from './list-window'

/** A line of the list: a heading, or a task with its place under the heading. */
export type ListRow = { kind: 'heading'; key: string; group: string } | TaskLine

export type TaskLine = {
  kind: 'task'
  key: string
  group: string
  task: Task
  number: number
  place: Place
}

/** The part of a group that is in the page. */
export type Section = {
  group: string
  heading: WindowRow | null
  lines: { line: TaskLine; row: WindowRow }[]
}

type Place = { 'aria-posinset': number; 'aria-setsize': number }

type Rest = {
  /** How many tasks there are, including those not loaded yet. */
  total: number | null
  hasMore: boolean
}

/** In ARIA: an unknown number. */
const unknownSize = -1

/** The list line by line. Tasks without headings are one group without a name. */
export function listRows(groups: TaskGroup[], { total, hasMore }: Rest): ListRow[] {
  const rows: ListRow[] = []
  let number = 0
  for (const [index, { key: group, tasks }] of groups.entries()) {
    if (group !== '') rows.push({ kind: 'heading', key: `heading ${group}`, group })
    const isCut = hasMore && index === groups.length - 1
    const setSize = isCut ? sizeOfCut(group, total) : tasks.length
    for (const [position, task] of tasks.entries()) {
      number += 1
      const place = { 'aria-posinset': position + 1, 'aria-setsize': setSize }
      rows.push({ kind: 'task', key: task.id, group, task, number, place })
    }
  }
  return rows
}

function sizeOfCut(group: string, total: number | null) {
  return group === '' && total !== null ? total : unknownSize
}

/** The rows that are in the page, by group. */
export function sectionsOf(rows: ListRow[], shown: WindowRow[]): Section[] {
  const sections: Section[] = []
  for (const row of shown) {
    const line = rows[row.index]
    if (!line) continue
    let section = sections.at(-1)
    if (section?.group !== line.group) {
      section = { group: line.group, heading: null, lines: [] }
      sections.push(section)
    }
    if (line.kind === 'heading') section.heading = row
    else section.lines.push({ line, row })
  }
  return sections
}
