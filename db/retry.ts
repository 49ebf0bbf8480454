import { setTimeout as delay } from 'node:timers/promises'
import { answerDeadline, connectTimeoutMs } from './time-limits'

const pauseMaxMs = 200

/**
 * Does it, and once more where it failed in a way that `mayRepeat` allows and there is time for another
 * connection before the deadline.
 */
export async function tryTwice<T>(
  work: () => Promise<T>,
  mayRepeat: (error: unknown) => boolean,
  deadline = answerDeadline(),
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const spareMs = deadline - connectTimeoutMs - Date.now()
    if (spareMs <= 0 || !mayRepeat(error)) throw error
    // All who lost their connections at once must not come back at once.
    await delay(Math.min(spareMs, Math.random() * pauseMaxMs))
    return await work()
  }
}
