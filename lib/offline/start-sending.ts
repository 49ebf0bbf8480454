import { expectSignOut, forgetToken } from '@/lib/tasks/browser-token'
import type { ChangeQueue } from './change-queue'
import type { TaskCache } from './change-results'
import { ChangeSender } from './change-sender'
import { hasSettledMeanwhile } from './last-settled'
import { openTabChannel, type TabMessage } from './tab-channel'

type Surroundings = { cache: TaskCache; say: (error: unknown) => string }

/**
 * Sends what waits, now and later, and follows the other tabs. @returns a function that ends it.
 */
export function startSending(queue: ChangeQueue, { cache, say }: Surroundings): () => void {
  const channel = openTabChannel(queue.owner, (message) => void hear(message))
  const sender = new ChangeSender({ queue, cache, channel, say })

  async function hear(message: TabMessage) {
    switch (message.kind) {
      case 'changed':
        return queue.reload()
      case 'settled':
        // First the new state, then without the change that made it: nothing flickers back.
        await cache.take(message.result)
        await queue.reload()
        // The server has said how long it wants to be left alone.
        return queue.getState().away === 'busy' ? sender.wake() : sender.resume()
      case 'failed':
        await queue.reload()
        return queue.tellFailed(message.failed)
      case 'away':
        return sender.heed(message.away, message.retryAfterSeconds)
      case 'signed-out':
        sender.stop()
        forgetToken()
        expectSignOut(true)
        await queue.clear()
        return window.location.assign('/sign-in?ended')
    }
  }

  async function lookAgain() {
    if (document.visibilityState === 'hidden') return
    await queue.reload()
    if (navigator.onLine && queue.getState().away !== 'busy') sender.resume()
  }

  const ends = [
    queue.subscribe(() => sender.wake()),
    queue.onMade(() => channel.post({ kind: 'changed' })),
    onEvent(window, 'online', () => sender.resume()),
    onEvent(window, 'offline', () => sender.goOffline()),
    onEvent(window, 'focus', lookAgain),
    onEvent(window, 'pageshow', lookAgain),
    onEvent(document, 'visibilitychange', lookAgain),
  ]
  if (hasSettledMeanwhile()) cache.renew()
  if (!navigator.onLine) sender.goOffline()
  void queue.reload()

  return () => {
    for (const end of ends) end()
    sender.stop()
    channel.close()
  }
}

function onEvent(target: EventTarget, name: string, listener: () => void): () => void {
  target.addEventListener(name, listener)
  return () => target.removeEventListener(name, listener)
}
