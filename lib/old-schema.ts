import type { SchemaTooOld } from '@/db/failures'
import { perProcess } from '@/db/per-process'
import { log } from '@/lib/log'

const state = perProcess('old-schema', () => ({ reported: '' }))

/** Logs which migrations are missing: once, however many requests and attempts find it out. */
export function reportOldSchema({ message, applied, missing }: SchemaTooOld): void {
  const all = missing.join()
  if (state.reported === all) return
  state.reported = all
  log().error({ applied, missing }, message)
}

/** Logs that nothing is missing any more, where something was. */
export function reportCurrentSchema(): void {
  if (state.reported === '') return
  state.reported = ''
  log().info('the schema is up to date now')
}
