'use client'

import type { Desk } from './desk'
import { OpenLayer } from './open-layer'
import { useKeys } from './use-keys'

/** A page's keys, and what they open. A page without a list has only the keys that need none. */
export function Keys({ desk }: { desk: Desk | null }) {
  useKeys(desk)
  return <OpenLayer desk={desk} />
}
