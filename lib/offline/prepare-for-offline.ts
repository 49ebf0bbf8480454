import { type KeptPerson, savePerson } from './last-data'
import { wipeOthersData } from './wipe-last-data'

type Props = { userId: string; person: KeptPerson; hasWorker: boolean }

/**
 * Saves who this is, deletes what was kept of others, and has the shell cached. A browser that
 * refuses any of this still shows the list, while there is a network.
 */
export async function prepareForOffline({ userId, person, hasWorker }: Props): Promise<void> {
  const tasks = [wipeOthersData(userId), savePerson(userId, person)]
  await Promise.allSettled(hasWorker ? [...tasks, registerWorker()] : tasks)
}

async function registerWorker() {
  await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' })
}
