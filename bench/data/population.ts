/** Who is in the database: users `0` to `users - 1`, each with as many tasks. */
export type Population = { users: number; tasksOfEach: number }

/** What a user's tasks are for, so that no case changes what another one reads. */
export type Part = 'read' | 'update' | 'complete' | 'create'

export const firstTaskMs = Date.UTC(2025, 0, 1)
export const msBetweenTasks = 5 * 60_000
/** One of so many tasks of each user is in the trash. */
export const trashEvery = 33

/** The users of a part: half of all only read, and the rest are parted evenly. */
export function usersOf(part: Part, { users }: Population): number[] {
  const half = Math.floor(users / 2)
  const sixth = Math.floor((users - half) / 3)
  const [from, count] = {
    read: [0, half] as const,
    update: [half, sixth] as const,
    complete: [half + sixth, sixth] as const,
    create: [half + 2 * sixth, sixth] as const,
  }[part]
  return Array.from({ length: count }, (_, i) => from + i)
}

export function userIdOf(user: number): string {
  return `bench-${user}`
}

/** A UUIDv7 that seed.ts makes as well: of the moment the task is from, its user and nothing else. */
export function taskIdOf(user: number, task: number): string {
  const ms = firstTaskMs + task * msBetweenTasks + user
  const digits = `${hex(ms)}70008000${hex(user)}`
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The how-many-eth task of a user that is not in the trash. */
export function keptTask(nth: number): number {
  return nth + Math.floor(nth / (trashEvery - 1))
}

/** How many of each user's tasks are not in the trash. */
export function keptTasks({ tasksOfEach }: Population): number {
  return tasksOfEach - Math.floor(tasksOfEach / trashEvery)
}

function hex(value: number) {
  return value.toString(16).padStart(12, '0')
}
