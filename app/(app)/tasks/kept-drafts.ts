'use client'

import { type QueryClient, useQueryClient } from '@tanstack/react-query'

const drafts = new WeakMap<QueryClient, Map<string, string>>()

/**
 * What was typed and cannot be saved as it is, kept while its field is not on the page. It goes
 * with the client that holds the person's tasks, and so belongs to nobody else.
 */
export function useKeptDrafts(): Map<string, string> {
  const client = useQueryClient()
  const kept = drafts.get(client) ?? new Map<string, string>()
  drafts.set(client, kept)
  return kept
}
