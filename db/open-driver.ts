import { join } from 'node:path'
import type { DatabaseEnv } from '../lib/env'
import type { Driver } from './driver'

/** Connects to the database that the environment names. Each driver is loaded only where it is used. */
export async function openDriver(env: DatabaseEnv): Promise<Driver> {
  const { DATABASE_URL: url, DATABASE_DRIVER, DATA_DIR } = env
  if (url === undefined || url.startsWith('pglite:')) {
    const { openEmbedded } = await import('./embedded')
    const directory = url?.slice('pglite:'.length) || join(DATA_DIR, 'pglite')
    return await openEmbedded(directory)
  }
  if (DATABASE_DRIVER === 'neon' || new URL(url).hostname.endsWith('.neon.tech')) {
    const { openNeon } = await import('./neon')
    return openNeon(url)
  }
  const { openNodePostgres } = await import('./node-postgres')
  return openNodePostgres(url)
}
