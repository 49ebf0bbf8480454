import { focusedTaskId } from '../tasks/row-focus'
import { type Command, type CommandId, commandOf } from './commands'
import type { Desk } from './desk'

/** What a command would do here and now, or null where it has nothing to work on. */
export function preparedRun(id: CommandId, desk: Desk | null): (() => void) | null {
  const command: Command = commandOf(id)
  if (command.where === 'app') return () => command.run(desk)
  if (!desk) return null
  if (command.where === 'list') return () => command.run(desk)
  if (command.where === 'selection') {
    return desk.selection.isOpen ? () => command.run(desk) : null
  }
  const isInTrash = desk.view.name === 'trash'
  const row = desk.tasks.find((task) => task.id === focusedTaskId())
  if (command.where === 'row') {
    if (isInTrash && !command.inTrash) return null
    return row ? () => command.run(desk, row) : null
  }
  if (isInTrash) return null
  const { selected, isComing } = desk.selection
  // All tasks were to be selected, and not all are loaded yet.
  if (isComing) return null
  const tasks = row && selected.length === 0 ? [row] : selected
  return tasks.length > 0 ? () => command.run(desk, tasks) : null
}
