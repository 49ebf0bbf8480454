import type { Task } from './task-schema'
import { normaliseTag } from './title-check'

const suggestionsMax = 8

/** Tags that contain what is typed: first those that begin with it, then those used most. */
export function suggestTags(
  tasks: Pick<Task, 'tags'>[],
  { typed, taken }: { typed: string; taken: string[] },
): string[] {
  const text = normaliseTag(typed)
  const uses = new Map<string, number>()
  for (const tag of tasks.flatMap((task) => task.tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1)
  return [...uses]
    .filter(([tag]) => tag.includes(text) && tag !== text && !taken.includes(tag))
    .sort(
      ([left, leftUses], [right, rightUses]) =>
        Number(right.startsWith(text)) - Number(left.startsWith(text)) ||
        rightUses - leftUses ||
        left.localeCompare(right),
    )
    .slice(0, suggestionsMax)
    .map(([tag]) => tag)
}
