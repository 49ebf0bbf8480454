'use client'

import { type QueryClient, useQueryClient } from '@tanstack/react-query'

/** A text, and what it was when the person began or when it was last saved. */
export type Draft = { text: string; seen: string }

const drafts = new WeakMap<QueryClient, Map<string, Draft>>()

/**
 * Typed text that cannot be saved as it is, kept while its field is not on the page. It belongs to
 * the client that holds the person's tasks, so nobody else gets it.
 */
export function useKeptDrafts(): Map<string, Draft> {
  const client = useQueryClient()
  const kept = drafts.get(client) ?? new Map<string, Draft>()
  drafts.set(client, kept)
  return kept
}
