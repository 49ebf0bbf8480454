import { v7 as uuidv7 } from 'uuid'
import { trashDays } from '@/db/schema/retention'
import type { priorities } from '@/db/schema/task-limits'
import { Random } from './random'
import { occasions, sentences, tags, things, verbs } from './words'

const dayMs = 86_400_000
const historyDays = 400
/** Well before any of it is purged. */
const trashAgeMax = (trashDays - 1) * dayMs

/** A row of `tasks`, by the names of its columns. */
export type MadeUpTask = {
  id: string
  title: string
  description: string | null
  priority: (typeof priorities)[number]
  due_date: string | null
  due_time: string | null
  tags: string[]
  version: number
  created_at: string
  updated_at: string
  completed_at: string | null
  deleted_at: string | null
}

/** A task that is always the same for the same name, but for the day from which its times go back. */
export function madeUpTask(name: string, today: Date): MadeUpTask {
  const random = new Random(name)
  const now = today.getTime()
  const created = now - random.below(historyDays * dayMs)
  const later = (than: number) => than + random.below(now - than)
  const completed = random.chance(0.55) ? later(created) : null
  const deleted = random.chance(0.03) ? later(Math.max(created, now - trashAgeMax)) : null
  const due = random.chance(0.4) ? created + random.below(60) * dayMs : null
  return {
    id: uuidv7({ msecs: created, random: random.bytes(16) }),
    title: titleOf(random),
    description: descriptionOf(random),
    priority: random.pick(['none', 'none', 'none', 'low', 'medium', 'medium', 'high']),
    due_date: isoTime(due)?.slice(0, 10) ?? null,
    due_time: due !== null && random.chance(0.3) ? `${random.pick(['08', '12', '17'])}:30` : null,
    tags: tagsOf(random),
    version: 1 + random.below(4),
    created_at: isoTime(created),
    updated_at: isoTime(Math.max(later(created), completed ?? 0, deleted ?? 0)),
    completed_at: isoTime(completed),
    deleted_at: isoTime(deleted),
  }
}

function titleOf(random: Random) {
  const title = `${random.pick(verbs)} ${random.pick(things)}`
  return random.chance(0.5) ? `${title} ${random.pick(occasions)}` : title
}

/** Most are short or missing, and a few are long. */
function descriptionOf(random: Random) {
  if (random.chance(0.45)) return null
  const count = random.chance(0.02) ? 20 + random.below(100) : 1 + random.below(4)
  return Array.from({ length: count }, () => random.pick(sentences)).join(' ')
}

function tagsOf(random: Random) {
  const count = random.chance(0.5) ? 0 : 1 + random.below(3)
  return [...new Set(Array.from({ length: count }, () => random.pick(tags)))]
}

function isoTime(time: number): string
function isoTime(time: number | null): string | null
function isoTime(time: number | null) {
  return time === null ? null : new Date(time).toISOString()
}
