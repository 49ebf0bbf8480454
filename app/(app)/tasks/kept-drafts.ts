'use client'

import { type QueryClient, useQueryClient } from '@tanstack/react-query'

/** A text with what it was when the person began, or when it was saved last. */
export type Draft = { text: string; seen: string }

const drafts = new WeakMap<QueryClient, Map<string, Draft>>()

/**
 * What was typed and cannot be saved as it is, kept while its field is not on the page. It goes
 * with the client that holds the person's tasks, and so belongs to nobody else.
 */
export function useKeptDrafts(): Map<string, Draft> {
  const client = useQueryClient()
  const kept = drafts.get(client) ?? new Map<string, Draft>()
  drafts.set(client, kept)
  return kept
}
