import { analyzeTasks, insertTasks } from './insert-tasks'
import { type Output, Progress } from './progress'
import type { SeedOptions } from './seed-options'
import { emailOf, findSeededUsers, insertUsers, nextUsers, removeUsers } from './seeded-users'
import { sharesOf } from './shares'

/** Makes users with tasks, behind those that are there already, and says how it goes. */
export async function fillDatabase(
  { users: count, tasks: total, 'random-seed': randomSeed }: SeedOptions,
  output: Output,
): Promise<void> {
  const users = await nextUsers(count, randomSeed)
  const usersMade = new Progress(output, 'users', count)
  const password = await insertUsers(users, (made) => usersMade.add(made))
  const counts = sharesOf(total, count)
  const shares = users.map((user, i) => ({ user, count: counts[i] ?? 0 }))
  const tasksMade = new Progress(output, 'tasks', total)
  await insertTasks(shares, { randomSeed, onProgress: (made) => tasksMade.add(made) })
  await analyzeTasks()
  const emails = [users.at(0), users.at(-1)].map((user) => user && emailOf(user))
  output.write(`${emails.join(' to ')}, password ${password}\n`)
  output.write(`The first has most tasks: ${counts[0]}\n`)
}

/** Removes all whom `fillDatabase` ever made, and says how it goes. */
export async function cleanDatabase(output: Output): Promise<void> {
  const ids = await findSeededUsers()
  const progress = new Progress(output, 'users removed', ids.length)
  await removeUsers(ids, (removed) => progress.add(removed))
  if (ids.length === 0) output.write('There are no users that this command made.\n')
}
