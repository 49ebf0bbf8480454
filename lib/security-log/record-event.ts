import { AsyncResource } from 'node:async_hooks'
import { perProcess } from '@/db/per-process'
import { afterResponse } from '@/lib/after-response'
import { describeError, log, securityLog } from '@/lib/log'
import { addRows } from './add-rows'
import { entryId, entryKey, type Fold, isOnlyClaimed, type Occurrence } from './fold'

type Claim = { userId: string | null; time: number }

type State = {
  folds: Map<string, Fold>
  /** The first user that was claimed in events that are equal otherwise. */
  claims: Map<string, Claim>
  saving: Promise<boolean> | null
  savedAt: number
  sweptAt: number
  /** Closes what nobody adds to any more, and saves what could not be saved. */
  closing: NodeJS.Timeout | null
  dropped: number
  hurry(): void
}

const state = perProcess<State>('security-log', () => ({
  folds: new Map(),
  claims: new Map(),
  saving: null,
  savedAt: 0,
  sweptAt: 0,
  closing: null,
  dropped: 0,
  hurry: () => {},
}))

/** How many entries wait or are counted at once; beyond it only those of proved users are added. */
const foldsMax = 10_000
const rowsPerSave = 500
const saveIntervalMs = 1_000
const keptMs = 60_000
const sweepIntervalMs = 1_000

/**
 * Adds an event to the security log: at once as a line of the process's log, unless an equal one was
 * there within this minute, and soon as a row. Never throws and never waits: a row that cannot be saved
 * is tried again with the next, or else within a minute.
 */
export function recordEvent(occurrence: Occurrence): void {
  const now = Date.now()
  const named = isOnlyClaimed(occurrence) ? withOneClaim(occurrence, now) : occurrence
  const key = entryKey(named, now)
  const fold = state.folds.get(key) ?? openFold(key, named, now)
  if (!fold) return
  fold.count += 1
  fold.unsaved += 1
  // Only whoever starts it waits for a saving, or in a flood each request would hold on to the next.
  if (!state.saving) afterResponse(saveSoon())
}

/**
 * Of all the users that one sender claims to be within a minute, the first has an entry. The others
 * share one that is nobody's, or inventing names would fill the table.
 */
function withOneClaim(occurrence: Occurrence, now: number): Occurrence {
  const nobodys = { ...occurrence, user_id: null }
  const key = entryKey(nobodys, now)
  const first = state.claims.get(key) ?? { userId: occurrence.user_id, time: now }
  if (!state.claims.has(key) && state.claims.size >= foldsMax) return nobodys
  state.claims.set(key, first)
  return first.userId === occurrence.user_id ? occurrence : nobodys
}

/** Saves what is not saved yet, for a process that is about to end. */
export async function saveSecurityLog(): Promise<void> {
  while (unsavedFolds().length > 0) {
    const saving = saveSoon()
    state.hurry()
    if (!(await saving)) return
  }
}

/** As `saveSecurityLog`, and has the last line of each entry written, too: nobody will add to it. */
export async function closeSecurityLog(): Promise<void> {
  await saveSecurityLog()
  for (const fold of state.folds.values()) tellCount(fold)
  state.folds.clear()
}

function openFold(key: string, occurrence: Occurrence, now: number): Fold | null {
  closeFolds(now)
  if (state.folds.size >= foldsMax && !occurrence.user_id_proved) return drop()
  const entry = { id: entryId(key), time: new Date(now).toISOString(), ...occurrence }
  securityLog().info({ ...entry, count: 1 }, 'security event')
  const fold = { entry, count: 0, unsaved: 0 }
  state.folds.set(key, fold)
  closeLater()
  return fold
}

/** What anybody can provoke from many addresses must neither fill the memory nor hide what is proved. */
function drop(): null {
  state.dropped += 1
  return null
}

// A timer keeps all that belongs to the request it was set in: so it is set outside of any.
const outside = perProcess('security-log-timer', () => new AsyncResource('docket.security-log'))

/** Closes and saves entries even where nothing more happens. Keeps no process alive. */
function closeLater() {
  state.closing ??= outside.runInAsyncScope(() => setTimeout(closeNow, keptMs).unref())
}

function closeNow() {
  state.closing = null
  closeFolds(Date.now())
  if (unsavedFolds().length > 0) afterResponse(saveSoon())
  if (state.folds.size > 0) closeLater()
}

/** Forgets entries whose minute is over, with a last line for each that happened more than once. */
function closeFolds(now: number) {
  // A clock that was set back must not put it off.
  if (now >= state.sweptAt && now - state.sweptAt < sweepIntervalMs) return
  state.sweptAt = now
  if (state.dropped > 0) log().warn({ dropped: state.dropped }, 'the security log overflows')
  state.dropped = 0
  for (const [key, fold] of state.folds) {
    if (fold.unsaved > 0 || now - Date.parse(fold.entry.time) < keptMs) continue
    state.folds.delete(key)
    tellCount(fold)
  }
  for (const [key, { time }] of state.claims) {
    if (now - time >= keptMs) state.claims.delete(key)
  }
}

function tellCount({ entry, count }: Fold) {
  if (count > 1) securityLog().info({ ...entry, count }, 'security events of one minute')
}

/** One writing at a time and at most one a second, whatever arrives: the rest goes with the next. */
function saveSoon(): Promise<boolean> {
  state.saving ??= saveAfterPause()
  return state.saving
}

async function saveAfterPause() {
  // A clock that was set back must not make it wait for as long.
  await pause(Math.min(saveIntervalMs, state.savedAt + saveIntervalMs - Date.now()))
  state.savedAt = Date.now()
  const isSaved = await save()
  state.saving = null
  // Their minute may have ended while they waited.
  if (isSaved) closeFolds(Date.now())
  if (isSaved && unsavedFolds().length > 0) afterResponse(saveSoon())
  return isSaved
}

/** Ends early when somebody is in a hurry, and keeps no process alive. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, ms)).unref()
    state.hurry = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

/** @returns whether the database took it. Until it did, no entry of it is forgotten. */
async function save(): Promise<boolean> {
  const folds = unsavedFolds().slice(0, rowsPerSave)
  const rows = folds.map(({ entry, unsaved }) => ({ ...entry, count: unsaved }))
  try {
    await addRows(rows)
  } catch (error) {
    log().warn(describeError(error), 'the security log could not be saved; it is tried again')
    return false
  }
  folds.forEach((fold, i) => {
    fold.unsaved -= rows[i]?.count ?? 0
  })
  return true
}

function unsavedFolds() {
  return [...state.folds.values()].filter(({ unsaved }) => unsaved > 0)
}
