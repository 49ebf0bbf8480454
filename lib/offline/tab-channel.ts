import { v7 } from 'uuid'
import type { Away } from './change-queue'
import type { FailedChange, TaskResult } from './change-results'

/** What the tabs of one person tell each other. */
export type TabMessage =
  /** What is kept has changed: read it again. */
  | { kind: 'changed' }
  | { kind: 'settled'; result: TaskResult }
  | { kind: 'failed'; failed: FailedChange }
  /** With how long the server wants to be left alone, if it said. */
  | { kind: 'away'; away: Away | null; retryAfterSeconds: number | null }
  | { kind: 'signed-out' }

export type TabChannel = { post: (message: TabMessage) => void; close: () => void }

type Letter = { from: string; message: TabMessage }

let ownName: string | null = null

/** Heard by the other tabs, never by the one that speaks. */
export function openTabChannel(
  owner: string,
  onMessage?: (message: TabMessage) => void,
): TabChannel {
  ownName ??= v7()
  const from = ownName
  const channel = new BroadcastChannel(`docket-${owner}`)
  channel.onmessage = ({ data }: MessageEvent<Letter>) => {
    if (data.from !== from) onMessage?.(data.message)
  }
  let isClosed = false
  return {
    // An answer may come after the page has closed its channel: the browser would throw.
    post: (message) => {
      if (!isClosed) channel.postMessage({ from, message } satisfies Letter)
    },
    close: () => {
      isClosed = true
      channel.close()
    },
  }
}
