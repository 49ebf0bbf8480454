import type { Driver } from '@/db/driver'
import { requireControls } from './controls'
import { withDatabase } from './database-in-use'
import { httpAttempts } from './http-attempts'
import { KeptRows } from './kept-rows'
import { makePerson, removePeople } from './people'
import { requireKnownTables } from './require-known-tables'
import { noteOn, readConnectingRole } from './role-attacks'
import { sqlAttempts } from './sql-attempts'
import { type Attempt, Tally } from './tally'
import { newPhantom, newTarget, type Target } from './target'
import { FilterRemover } from './without-filters'

type Options = {
  /** Whether the app's statements go without their filter by user. */
  withoutFilters: boolean
  print: (line: string) => void
  signal?: AbortSignal
}

/**
 * Makes two people, tries everything by which one of them might see or change what is the other's, and
 * removes both.
 * @throws CouldNotRun where the app does not work as it must for that to prove anything.
 */
export async function proveIsolation(driver: Driver, options: Options): Promise<Tally> {
  await requireKnownTables(driver)
  const parties = { victim: newTarget(), attacker: newTarget() }
  const tally = new Tally(options.print)
  try {
    const throughApp = async () => await tryThroughApp(driver, parties, tally, options)
    await (options.withoutFilters
      ? withoutFilters(driver, throughApp)
      : withDatabase(driver, asItIs, throughApp))
    await tryInSql(driver, parties, tally, options)
    return tally
  } finally {
    await removePeople(driver, [parties.victim.user, parties.attacker.user])
  }
}

type People = { victim: Target; attacker: Target }

async function tryThroughApp(driver: Driver, people: People, tally: Tally, { signal }: Options) {
  const a = await makePerson(driver, people.victim)
  const b = await makePerson(driver, people.attacker)
  await requireControls(a, b)
  const rows = await KeptRows.of(driver, a.own.user)
  await tryAll(httpAttempts({ ...people, phantom: newPhantom(a.own), rows }, b), tally, signal)
}

async function tryInSql(driver: Driver, people: People, tally: Tally, { signal }: Options) {
  const role = await readConnectingRole(driver)
  tally.note(noteOn(role))
  await tryAll(await sqlAttempts(driver, { ...people, role }), tally, signal)
}

async function withoutFilters(driver: Driver, work: () => Promise<void>) {
  const filters = new FilterRemover()
  try {
    await withDatabase(driver, filters.remove, work)
  } catch (error) {
    throw filters.unknown ?? error
  }
  filters.requireUse()
}

async function tryAll(attempts: Attempt[], tally: Tally, signal: AbortSignal | undefined) {
  for (const { name, run } of attempts) {
    signal?.throwIfAborted()
    tally.count(name, await run())
  }
}

function asItIs<T>(statement: T): T {
  return statement
}
