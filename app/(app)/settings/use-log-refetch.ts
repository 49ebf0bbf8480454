'use client'

import { useQueryClient } from '@tanstack/react-query'

export const securityLogKey = ['security-log']

/** An entry is saved up to a second after its event. */
export const savedWithinMs = 1_500

/** Shows in the security log what has just been done on the page, once that is saved. */
export function useLogRefetch(): () => void {
  const client = useQueryClient()
  return () => {
    setTimeout(() => client.invalidateQueries({ queryKey: securityLogKey }), savedWithinMs)
  }
}
