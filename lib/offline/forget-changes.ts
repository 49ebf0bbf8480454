import { forgetToken } from '@/lib/tasks/browser-token'
import { changeQueueOf } from './change-queue'
import { openTabChannel } from './tab-channel'

/** Leaves nothing of a person who has gone: no waiting change, and no tab that is open on their list. */
export async function forgetChanges(owner: string): Promise<void> {
  forgetToken()
  await changeQueueOf(owner).clear()
  const channel = openTabChannel(owner)
  channel.post({ kind: 'signed-out' })
  channel.close()
}
