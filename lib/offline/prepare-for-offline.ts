import { type KeptPerson, savePerson } from './last-data'
import { wipeOthersData } from './wipe-last-data'

type Props = { userId: string; person: KeptPerson; hasWorker: boolean }

/**
 * Keeps who this is, leaves nothing of who was here before, and has the shell kept. A browser that
 * refuses any of it shows the list all the same, while there is a network.
 */
export async function prepareForOffline({ userId, person, hasWorker }: Props): Promise<void> {
  const tasks = [wipeOthersData(userId), savePerson(userId, person)]
  await Promise.allSettled(hasWorker ? [...tasks, registerWorker()] : tasks)
}

async function registerWorker() {
  await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' })
}
