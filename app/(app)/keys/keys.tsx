'use client'

import type { Desk } from './desk'
import { OpenLayer } from './open-layer'
import { useKeys } from './use-keys'

/** The keys of a page, and what opens by them. A page without a list has those that need none. */
export function Keys({ desk }: { desk: Desk | null }) {
  useKeys(desk)
  return <OpenLayer desk={desk} />
}
