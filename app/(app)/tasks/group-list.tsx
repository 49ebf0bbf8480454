'use client'

import type { ReactNode } from 'react'
import { useGroupName } from './group-heading'

type Props = { group: string; label: string; children: ReactNode }

/** The tasks of a group. It has a label of its own: its heading may not be in the page. */
export function GroupList({ group, label, children }: Props) {
  const { name, date } = useGroupName(group)
  return (
    <ol
      // biome-ignore lint/a11y/noRedundantRoles: Safari drops a list's role when it has no markers.
      role="list"
      aria-label={[name, date].filter(Boolean).join(', ') || label}
      // The server and the browser may write a date differently.
      suppressHydrationWarning
    >
      {children}
    </ol>
  )
}
