import type { Task } from '@/lib/tasks/task-schema'
import { editTitleOf } from '../tasks/row-focus'
import type { Desk } from './desk'
import { openLayer } from './layers'
import { extendBy, moveBy } from './move-focus'
import { focusAddField, focusSearchField, goTo } from './places'
import { completeTasks, deleteTasks, setPriority } from './task-edits'

export const commandGroups = ['anywhere', 'list', 'task', 'select', 'go'] as const

type Shape = {
  keys: readonly [string, ...string[]]
  group: (typeof commandGroups)[number]
  /** Repeats while the key is held down. */
  repeats?: true
  /** For the keyboard only: the palette does not offer it. */
  keyOnly?: true
} & (
  | { where: 'app'; run: (desk: Desk | null) => void }
  /** Where there is a list. */
  | { where: 'list'; run: (desk: Desk) => void }
  /** On the row that has the focus; in the trash where it says so. */
  | { where: 'row'; inTrash?: true; run: (desk: Desk, row: Task) => void }
  /** On what is selected, else on the row that has the focus; never in the trash. */
  | { where: 'tasks'; run: (desk: Desk, tasks: Task[]) => void }
  /** While something is selected. */
  | { where: 'selection'; run: (desk: Desk) => void }
)

/**
 * Everything that has a key: the keys, where they work and what they do. The listener, the sheet of
 * keys, the palette and the hints all read it here; the words are the catalogue's, by the same names.
 */
const table = {
  palette: {
    keys: ['Mod+k'],
    group: 'anywhere',
    keyOnly: true,
    where: 'app',
    run: () => openLayer({ name: 'palette' }),
  },
  help: { keys: ['?'], group: 'anywhere', where: 'app', run: () => openLayer({ name: 'help' }) },
  undo: { keys: ['Mod+z'], group: 'anywhere', where: 'list', run: ({ actions }) => actions.undo() },
  redo: {
    keys: ['Mod+Shift+z'],
    group: 'anywhere',
    where: 'list',
    run: ({ actions }) => actions.redo(),
  },

  quickAdd: { keys: ['q'], group: 'list', where: 'list', run: focusAddField },
  search: { keys: ['/'], group: 'list', where: 'list', run: focusSearchField },
  down: {
    keys: ['j', 'ArrowDown'],
    group: 'list',
    repeats: true,
    keyOnly: true,
    where: 'list',
    run: (desk) => moveBy(desk, 1),
  },
  up: {
    keys: ['k', 'ArrowUp'],
    group: 'list',
    repeats: true,
    keyOnly: true,
    where: 'list',
    run: (desk) => moveBy(desk, -1),
  },

  edit: {
    keys: ['Enter', 'F2'],
    group: 'task',
    where: 'row',
    run: (_, { id }) => editTitleOf(id),
  },
  details: {
    keys: ['Space'],
    group: 'task',
    where: 'row',
    run: (desk, { id }) => desk.toggleDetails(id),
  },
  complete: { keys: ['e'], group: 'task', where: 'tasks', run: completeTasks },
  due: {
    keys: ['t'],
    group: 'task',
    where: 'tasks',
    run: (_, tasks) => openLayer({ name: 'due', tasks, anchor: document.activeElement }),
  },
  priorityHigh: {
    keys: ['1'],
    group: 'task',
    where: 'tasks',
    run: (desk, tasks) => setPriority(desk, tasks, 'high'),
  },
  priorityMedium: {
    keys: ['2'],
    group: 'task',
    where: 'tasks',
    run: (desk, tasks) => setPriority(desk, tasks, 'medium'),
  },
  priorityLow: {
    keys: ['3'],
    group: 'task',
    where: 'tasks',
    run: (desk, tasks) => setPriority(desk, tasks, 'low'),
  },
  priorityNone: {
    keys: ['0'],
    group: 'task',
    where: 'tasks',
    run: (desk, tasks) => setPriority(desk, tasks, 'none'),
  },
  tag: {
    keys: ['l'],
    group: 'task',
    where: 'tasks',
    run: (_, tasks) => openLayer({ name: 'tags', tasks, anchor: document.activeElement }),
  },
  delete: { keys: ['Delete', 'Mod+Backspace'], group: 'task', where: 'tasks', run: deleteTasks },

  select: {
    keys: ['x'],
    group: 'select',
    where: 'row',
    inTrash: true,
    run: (desk, { id }) => desk.selection.toggle(id),
  },
  extendDown: {
    keys: ['Shift+j', 'Shift+ArrowDown'],
    group: 'select',
    repeats: true,
    keyOnly: true,
    where: 'row',
    inTrash: true,
    run: (desk, row) => extendBy(desk, row, 1),
  },
  extendUp: {
    keys: ['Shift+k', 'Shift+ArrowUp'],
    group: 'select',
    repeats: true,
    keyOnly: true,
    where: 'row',
    inTrash: true,
    run: (desk, row) => extendBy(desk, row, -1),
  },
  selectAll: {
    keys: ['Mod+a'],
    group: 'select',
    where: 'row',
    inTrash: true,
    run: (desk) => desk.selection.takeAll(),
  },
  clearSelection: {
    keys: ['Escape'],
    group: 'select',
    where: 'selection',
    run: (desk) => desk.selection.clear(),
  },

  goInbox: { keys: ['g i'], group: 'go', where: 'app', run: (desk) => goTo(desk, 'inbox') },
  goToday: { keys: ['g t'], group: 'go', where: 'app', run: (desk) => goTo(desk, 'today') },
  goUpcoming: { keys: ['g u'], group: 'go', where: 'app', run: (desk) => goTo(desk, 'upcoming') },
  goDone: { keys: ['g d'], group: 'go', where: 'app', run: (desk) => goTo(desk, 'completed') },
  goTrash: { keys: ['g b'], group: 'go', where: 'app', run: (desk) => goTo(desk, 'trash') },
} as const satisfies Record<string, Shape>

export type CommandId = keyof typeof table
export type Command = Shape & { id: CommandId }

export const commandIds = Object.keys(table).filter(isCommandId)

export function commandsOf(group: Shape['group']): CommandId[] {
  return commandIds.filter((id) => table[id].group === group)
}

export function commandOf(id: CommandId): Command {
  return { id, ...table[id] }
}

/** From keys to commands. */
export const keyTable: ReadonlyMap<string, CommandId> = new Map(
  commandIds.flatMap((id) => table[id].keys.map((keys) => [keys, id] as const)),
)

function isCommandId(name: string): name is CommandId {
  return name in table
}
