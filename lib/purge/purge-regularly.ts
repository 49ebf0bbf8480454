import { describeError, log } from '@/lib/log'
import { purge } from './purge'

const intervalMs = 60 * 60 * 1000

/** Purges every hour, for as long as the process has anything else to do. */
export function purgeRegularly(): void {
  setInterval(() => void purgeOnce(), intervalMs).unref()
}

async function purgeOnce() {
  try {
    log().info({ erased: await purge() }, 'purged')
  } catch (error) {
    log().warn(describeError(error), 'the purge failed; it is tried again in an hour')
  }
}
