import { describeError, log } from '@/lib/log'
import { purge } from './purge'

const firstMs = 10 * 1000
const intervalMs = 60 * 60 * 1000

/**
 * Purges once the process has got over its start, or one that is started anew within each hour never
 * would, and then every hour, for as long as the process has anything else to do.
 */
export function purgeRegularly(): void {
  setTimeout(() => void purgeOnce(), firstMs).unref()
  setInterval(() => void purgeOnce(), intervalMs).unref()
}

async function purgeOnce() {
  try {
    log().info({ erased: await purge() }, 'purged')
  } catch (error) {
    log().warn(describeError(error), 'the purge failed; it is tried again within the hour')
  }
}
