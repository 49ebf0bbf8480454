import { execFileSync } from 'node:child_process'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, resolve } from 'node:path'
import { DatabaseRefusal } from './failures'

type Holder = { pid: number; startedAt: string | null; host: string }

/**
 * Takes a directory for this process alone, until the function returned is called or the process
 * ends. PGlite takes no lock itself, and two processes in one directory destroy each other's rows.
 *
 * The lock is the highest of the files `<directory>.lock.<n>` beside it. Whoever finds that one free,
 * or its process dead, makes number n+1, which only one can; so a takeover needs no second lock.
 * @throws DatabaseRefusal when a live process holds it.
 */
export function lockDirectory(directory: string): () => void {
  const place = resolve(directory)
  mkdirSync(dirname(place), { recursive: true })
  const self: Holder = { pid: process.pid, startedAt: startOf(process.pid), host: hostname() }
  for (;;) {
    const numbers = lockNumbers(place)
    const latest = Math.max(0, ...numbers)
    const holder = latest === 0 ? 'free' : readHolder(lockPath(place, latest))
    if (holder === 'gone') continue
    if (holder !== 'free' && isAlive(holder))
      throw inUse(directory, holder, lockPath(place, latest))
    const path = lockPath(place, latest + 1)
    if (!createWhole(path, JSON.stringify(self))) continue
    for (const number of numbers) rmSync(lockPath(place, number), { force: true })
    return releaseAtExit(path)
  }
}

function releaseAtExit(path: string) {
  // Emptied rather than removed: the numbers must only ever grow.
  const release = () => {
    // Where somebody removed the folder there is nothing left to release.
    if (existsSync(path)) writeFileSync(path, '')
  }
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}

function lockPath(place: string, number: number) {
  return `${place}.lock.${number}`
}

function lockNumbers(place: string): number[] {
  const prefix = `${basename(place)}.lock.`
  return readdirSync(dirname(place))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)))
}

function readHolder(path: string): Holder | 'free' | 'gone' {
  try {
    return parseHolder(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone'
    throw error
  }
}

/** A file that a power cut damaged names nobody who could still hold the lock. */
function parseHolder(text: string): Holder | 'free' {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return 'free'
  }
}

/** Makes a file that nobody can see half written. False when the name is taken. */
function createWhole(path: string, text: string): boolean {
  const draft = `${path}.draft.${process.pid}`
  writeFileSync(draft, text)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Whether the very process that took the lock still runs, and not a later one under its number. */
function isAlive({ pid, startedAt, host }: Holder): boolean {
  // Another machine or container on the same disk cannot be looked into: better refused than wrecked.
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = startOf(pid)
  return now === null || startedAt === null || now === startedAt
}

/** When a process started, in whatever unit the system tells; null where it does not. */
function startOf(pid: number): string | null {
  try {
    // The 22nd field; the second is a name in parentheses that may hold spaces. See proc_pid_stat(5).
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null
  } catch {
    return startByPs(pid)
  }
}

/** In UTC and without a language, so that every process reads the same words. */
export function startByPs(pid: number): string | null {
  const asked = ['TZ=UTC', 'LC_ALL=C', 'ps', '-o', 'lstart=', '-p', String(pid)]
  try {
    return execFileSync('env', asked, { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

function inUse(directory: string, { pid, host }: Holder, path: string) {
  if (host === hostname()) {
    return new DatabaseRefusal(
      `The database in ${directory} is in use by process ${pid}. Stop that one first, or choose another folder with DATA_DIR.`,
    )
  }
  return new DatabaseRefusal(
    `The database in ${directory} is in use by process ${pid} on ${host}. If that machine is gone for good, remove ${path}.`,
  )
}
