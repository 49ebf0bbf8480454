import {
  DatabaseRefusal,
  findSchemaTooOld,
  isFromServer,
  isUnavailable,
  messageOfServer,
} from '@/db/failures'
import { EnvError } from '@/lib/env'

/** What a command says of a failure: of one that a person can mend a message, of another its place. */
export function explainFailure(error: unknown): string {
  if (error instanceof DatabaseRefusal || error instanceof EnvError) return error.message
  const old = findSchemaTooOld(error)
  if (old) return old.message
  const said = messageOfServer(error)
  if (isUnavailable(error)) return `The database does not answer${said ? `: ${said}` : '.'}`
  if (isFromServer(error)) return `The database refuses: ${said}`
  // What the system refuses, such as a folder that may not be written: Node's message names it.
  if (error instanceof Error && 'syscall' in error) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
