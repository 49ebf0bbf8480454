import { keptTask, keptTasks, taskIdOf, userIdOf } from '../data/population'
import type { World } from './world'

export type LoadRequest = {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  headers: Record<string, string>
  body?: string
}

/**
 * Which request of a run: the how-many-eth over which connection. Runs with different shares never
 * touch the same task where that would matter.
 */
export type Turn = { share: number; connection: number; sequence: number }

export type CaseKind = 'read' | 'write' | 'refusal'

export type BenchCase = {
  title: string
  kind: CaseKind
  /** The one answer that is no error. */
  status: number
  /** Whether no request can be sent twice. */
  isEachNew: boolean
  requestOf(world: World, turn: Turn): LoadRequest
}

export const caseNames = [
  'list',
  'search',
  'get',
  'create',
  'update',
  'complete',
  'refuse',
] as const
export type CaseName = (typeof caseNames)[number]

/** How many requests of a connection differ; then they come again, with a version that has moved. */
export const turnsOfConnection = 50
export const connectionsMax = 32

const search = new URLSearchParams({
  status: 'pending',
  priority: 'high,medium',
  search: 'milk',
  limit: '20',
})

export const cases: Record<CaseName, BenchCase> = {
  list: {
    title: 'list 20 of 1,000',
    kind: 'read',
    status: 200,
    isEachNew: false,
    requestOf: (world, turn) => read(world, readerOf(world, turn), '?limit=20'),
  },
  search: {
    title: 'list filtered and searched',
    kind: 'read',
    status: 200,
    isEachNew: false,
    requestOf: (world, turn) => read(world, readerOf(world, turn), `?${search}`),
  },
  get: {
    title: 'get one',
    kind: 'read',
    status: 200,
    isEachNew: false,
    requestOf(world, turn) {
      const user = readerOf(world, turn)
      const task = keptTask(placeOf(turn) % keptTasks(world.population))
      return read(world, user, `/${taskIdOf(user, task)}`)
    },
  },
  create: {
    title: 'create',
    kind: 'write',
    status: 201,
    isEachNew: false,
    requestOf(world, turn) {
      const user = userAt(world.users.create, placeOf(turn))
      const task = { title: `Buy milk ${placeOf(turn)}`, priority: 'high', tags: ['home'] }
      return write(world, user, { method: 'POST', path: '', body: task })
    },
  },
  update: {
    title: 'update with If-Match',
    kind: 'write',
    status: 200,
    isEachNew: true,
    requestOf(world, turn) {
      const { user, task } = changedTask(world, 'update', turn)
      const version = 1 + Math.floor(turn.sequence / turnsOfConnection)
      return write(world, user, {
        method: 'PATCH',
        path: `/${taskIdOf(user, task)}`,
        body: { title: `Call the bank, ${version}` },
        headers: { 'if-match': `"${version}"` },
      })
    },
  },
  complete: {
    title: 'complete',
    kind: 'write',
    status: 200,
    isEachNew: false,
    requestOf(world, turn) {
      const { user, task } = changedTask(world, 'complete', turn)
      return write(world, user, { method: 'PATCH', path: `/${taskIdOf(user, task)}/complete` })
    },
  },
  refuse: {
    title: '401 for a bad token',
    kind: 'refusal',
    status: 401,
    isEachNew: false,
    requestOf(world, turn) {
      const user = readerOf(world, turn)
      const request = read(world, user, '?limit=20')
      return { ...request, headers: { authorization: `Bearer ${world.forgedTokenOf(user)}` } }
    },
  },
}

/** The place of a turn among those of all connections, after which they come again. */
function placeOf({ connection, sequence }: Turn) {
  return connection * turnsOfConnection + (sequence % turnsOfConnection)
}

function readerOf({ users }: World, turn: Turn) {
  return userAt(users.read, placeOf(turn))
}

function userAt(users: number[], place: number): number {
  const user = users[place % users.length]
  if (user === undefined) throw new Error('the population is too small for this case')
  return user
}

/** A task that no other turn of any run changes. */
function changedTask({ users, population }: World, part: 'update' | 'complete', turn: Turn) {
  const place = turn.share * connectionsMax * turnsOfConnection + placeOf(turn)
  const among = users[part]
  const nth = Math.floor(place / among.length)
  if (nth >= keptTasks(population)) throw new Error('the population is too small for so many runs')
  return { user: userAt(among, place), task: keptTask(nth) }
}

function read(world: World, user: number, rest: string): LoadRequest {
  return {
    method: 'GET',
    path: `/api/${userIdOf(user)}/tasks${rest}`,
    headers: { authorization: `Bearer ${world.tokenOf(user)}` },
  }
}

type Write = {
  method: 'POST' | 'PATCH'
  path: string
  body?: object
  headers?: Record<string, string>
}

function write(world: World, user: number, { method, path, body, headers }: Write): LoadRequest {
  const request = { ...read(world, user, path), method }
  if (!body) return request
  return {
    ...request,
    headers: { ...request.headers, ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}
