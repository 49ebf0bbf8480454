import type { JsonText } from '@/lib/json-text'
import { jsonTextReply } from './reply'

/** A page of a list. */
export type Page<Item> = { items: Item[]; nextCursor: string | null; total: number | null }

/** A page of a list, its items as JSON, with the way to the next one (RFC 8288) where more follows. */
export function pageReply<Item>(
  { items, nextCursor, total }: Page<JsonText<Item>>,
  path: string,
  search: URLSearchParams,
) {
  const headers: Record<string, string> = {}
  if (nextCursor) {
    const next = new URLSearchParams(search)
    next.set('cursor', nextCursor)
    headers.link = `<${path}?${next}>; rel="next"`
    headers['x-next-cursor'] = nextCursor
  }
  if (total !== null) headers['x-total-count'] = String(total)
  return jsonTextReply(`[${items.join()}]`, { headers })
}
