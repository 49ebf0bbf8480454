import type { PendingChange } from '../tasks/optimistic-tasks'
import { viewMoves } from '../tasks/view-moves'
import type { KeptQuery } from './kept-lists'

/**
 * A count without the waiting changes: they are kept too, and the next page counts them in again.
 */
export function asServed(query: KeptQuery, changes: PendingChange[]): KeptQuery {
  const [, name, day] = query.key
  if (typeof query.data !== 'number' || typeof day !== 'string') return query
  const moves = changes.flatMap(({ change }) => viewMoves(change, day))
  const own = moves.filter(([view]) => view === name).map(([, move]) => move)
  return { ...query, data: own.reduce((count, move) => count - move, query.data) }
}
