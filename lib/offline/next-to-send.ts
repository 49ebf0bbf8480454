import { type PendingChange, taskIdOf } from '@/lib/tasks/optimistic-tasks'

/** How many are under way at once: many tasks changed together should not be sent one by one. */
const lanesMax = 4

/**
 * Which changes may be sent now, given those that are under way. Changes to one task keep their
 * order, and so do new tasks among themselves: lists are sorted by creation. A failed change waits
 * for the person and holds up no other.
 */
export function nextToSend(
  changes: PendingChange[],
  underway: ReadonlySet<string>,
): PendingChange[] {
  const taken = new Set<string>()
  const next: PendingChange[] = []
  for (const pending of changes) {
    if (pending.failure !== null) continue
    const lanes = lanesOf(pending)
    const isFree = lanes.every((lane) => !taken.has(lane))
    for (const lane of lanes) taken.add(lane)
    if (isFree && !underway.has(pending.key)) next.push(pending)
  }
  return next.slice(0, Math.max(0, lanesMax - underway.size))
}

function lanesOf({ change }: PendingChange) {
  const own = taskIdOf(change)
  return change.kind === 'add' ? [own, 'new tasks'] : [own]
}
