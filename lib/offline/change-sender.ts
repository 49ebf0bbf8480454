import { sendChange } from '@/lib/tasks/browser-send-change'
import { type PendingChange, taskIdOf } from '@/lib/tasks/optimistic-tasks'
import { taskBefore } from '@/lib/tasks/view-moves'
import { backOffMs } from './back-off'
import type { Away, ChangeQueue } from './change-queue'
import type { TaskCache } from './change-results'
import { noteSettled } from './last-settled'
import { nextToSend } from './next-to-send'
import { obstacleOf } from './send-obstacle'
import type { TabChannel } from './tab-channel'
import { withTabLock } from './tab-lock'

/** A browser may say that it is offline when it is not. */
const offlineRetrySeconds = 30

type Parts = {
  queue: ChangeQueue
  cache: TaskCache
  channel: TabChannel
  /** Puts a failure into words for the person. */
  say: (error: unknown) => string
}

/** Sends what waits, in one tab at a time, and goes on until nothing waits. */
export class ChangeSender {
  #parts: Parts
  #underway = new Set<string>()
  #isWaitingForLock = false
  #release: (() => void) | null = null
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #waitsUntil = 0
  #isStopped = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** To be called whenever there may be something to send. */
  wake() {
    if (this.#release) return this.#sendNext()
    if (this.#isWaitingForLock || this.#isPaused || this.#next().length === 0) return
    this.#isWaitingForLock = true
    const { queue } = this.#parts
    void withTabLock(`docket-changes-${queue.owner}`, async () => {
      this.#isWaitingForLock = false
      // The tab that had the lock may have sent it.
      await queue.reload()
      await new Promise<void>((resolve) => {
        this.#release = resolve
        this.#sendNext()
      })
    })
  }

  /** Tries at once, whatever wait is under way. */
  resume() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (navigator.onLine && this.#next().length === 0) this.#tell(null)
    this.wake()
  }

  pause(away: Away, retryAfterSeconds: number | null = null) {
    if (this.#isStopped) return
    this.#tell(away, retryAfterSeconds)
    // Of several requests under way, the first to fail sets the wait, unless the server sets one.
    if (this.#isPaused && retryAfterSeconds === null) return
    this.#failures += 1
    this.#wait(retryAfterSeconds)
  }

  /** Takes over what another tab was told: when it must pause, so must this one. */
  heed(away: Away | null, retryAfterSeconds: number | null) {
    this.#parts.queue.setAway(away)
    if (retryAfterSeconds !== null && !this.#isStopped) this.#wait(retryAfterSeconds)
  }

  goOffline() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.pause('offline', offlineRetrySeconds)
  }

  stop() {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#sendNext()
  }

  #wait(retryAfterSeconds: number | null) {
    const waitMs = backOffMs({
      failures: this.#failures,
      retryAfterSeconds,
      random: Math.random(),
    })
    if (this.#timer !== undefined && this.#waitsUntil > Date.now() + waitMs) return
    clearTimeout(this.#timer)
    this.#waitsUntil = Date.now() + waitMs
    this.#timer = setTimeout(() => this.resume(), waitMs)
  }

  get #isPaused() {
    return this.#isStopped || this.#timer !== undefined
  }

  #next() {
    return nextToSend(this.#parts.queue.getState().changes, this.#underway)
  }

  #sendNext() {
    if (!this.#isPaused && this.#release)
      for (const pending of this.#next()) void this.#send(pending)
    if (this.#underway.size > 0) return
    this.#release?.()
    this.#release = null
  }

  async #send(pending: PendingChange) {
    this.#underway.add(pending.key)
    try {
      await this.#deliver(pending)
    } catch (error) {
      await this.#meetObstacle(pending, error)
    }
    this.#underway.delete(pending.key)
    this.#sendNext()
  }

  async #deliver({ key, change }: PendingChange) {
    const { queue, cache, channel } = this.#parts
    const id = taskIdOf(change)
    const seen = change.kind === 'edit' ? change.base : change.task
    const task = await sendChange(change, { known: cache.find(id) ?? seen, key })
    const result = { id, task, before: taskBefore(change) }
    await cache.take(result)
    noteSettled()
    await queue.end([key])
    // A request sent alongside may have met a server that asks for a pause.
    if (!this.#isPaused) {
      this.#failures = 0
      this.#tell(null)
    }
    channel.post({ kind: 'settled', result })
  }

  async #meetObstacle({ key, change }: PendingChange, error: unknown) {
    const obstacle = obstacleOf(error)
    if (obstacle.kind === 'signed-out') {
      // The page may stay open: the browser asks if it holds the only copy of something.
      this.#parts.queue.setAway('signed-out')
      return this.stop()
    }
    if (obstacle.kind === 'away') {
      const away = navigator.onLine ? obstacle.away : 'offline'
      return this.pause(away, obstacle.retryAfterSeconds)
    }
    const { queue, cache, channel, say } = this.#parts
    const failure = { ...obstacle.failure, message: say(error) }
    if (failure.current) {
      const { current } = failure
      const result = { id: taskIdOf(change), task: current, before: current }
      await cache.take(result)
      channel.post({ kind: 'settled', result })
    }
    const failed = await queue.fail(key, failure)
    if (!failed) return
    queue.tellFailed(failed)
    channel.post({ kind: 'failed', failed })
  }

  #tell(away: Away | null, retryAfterSeconds: number | null = null) {
    const { queue, channel } = this.#parts
    if (queue.getState().away === away && retryAfterSeconds === null) return
    queue.setAway(away)
    channel.post({ kind: 'away', away, retryAfterSeconds })
  }
}
