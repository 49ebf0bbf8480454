import { type Database, openDatabaseInTime } from '@/db/database'
import { perProcess } from '@/db/per-process'
import type { makeBetterAuth } from './better-auth'

type Auth = ReturnType<typeof makeBetterAuth>

const instances = perProcess('better-auth', () => new WeakMap<Database, Auth>())

/** The process's Better Auth, on the process's database. Loaded at first use: most requests need none. */
export async function betterAuthInstance(): Promise<Auth> {
  const database = await openDatabaseInTime()
  const { makeBetterAuth } = await import('./better-auth')
  const auth = instances.get(database) ?? makeBetterAuth(database)
  instances.set(database, auth)
  return auth
}
