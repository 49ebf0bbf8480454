import { textTable } from '@/lib/text-table'
import type { SecurityEvent } from './event-schema'

const columns = ['time', 'event', 'count', 'user', 'address', 'route', 'reason', 'request_id']

/** Entries as a table of text. */
export function logTable(entries: SecurityEvent[]): string {
  return textTable([columns, ...entries.map(cellsOf)])
}

/** A user who was only claimed has a question mark. */
function cellsOf(entry: SecurityEvent) {
  const { user_id, user_id_proved } = entry
  const user = user_id === null || user_id_proved ? user_id : `${user_id}?`
  const { time, event, count, address, route, reason, request_id } = entry
  return [time, event, String(count), user, address, route, reason, request_id]
}
