import { isDeepStrictEqual } from 'node:util'
import { type CaseName, caseNames, cases, turnsOfConnection } from '../load/cases'
import type { World } from '../load/world'
import { type ServerName, serverNames } from './start-server'

type Answer = { status: number; body: unknown }
export type Origins = Record<ServerName, string>

/** What no two answers can have in common. Everything else must be the same. */
const changing: Record<CaseName, string[]> = {
  list: [],
  search: [],
  get: [],
  create: ['id', 'created_at', 'updated_at'],
  update: ['title', 'version', 'updated_at'],
  complete: ['completed', 'completed_at', 'version', 'updated_at'],
  refuse: [],
}

/**
 * Sends each case's request to each server, one after the other to the same task, and says where an
 * answer is not Docket's, by status, by the fields of a task, or by what is in them.
 */
export async function findDifferences(
  origins: Origins,
  world: World,
  share: number,
): Promise<string[]> {
  const differences: string[] = []
  for (const caseName of caseNames) {
    const answers: Partial<Record<ServerName, Answer>> = {}
    for (const [i, name] of serverNames.entries()) {
      // A whole round later it is the same task again, with the version that the last one made.
      const turn = { share, connection: 0, sequence: i * turnsOfConnection }
      const request = cases[caseName].requestOf(world, turn)
      const response = await fetch(`${origins[name]}${request.path}`, request)
      answers[name] = { status: response.status, body: await response.json() }
    }
    const { docket: own, ...others } = answers
    const wanted = { status: cases[caseName].status, body: own?.body }
    for (const [name, answer] of Object.entries({ docket: own, ...others })) {
      const difference = answer && differenceOf(caseName, wanted, answer)
      if (difference) differences.push(`${caseName}: ${name} ${difference}`)
    }
  }
  return differences
}

function differenceOf(caseName: CaseName, wanted: Answer, answer: Answer): string | null {
  if (answer.status !== wanted.status) return `answers ${answer.status}, not ${wanted.status}`
  if (caseName === 'refuse') return null
  const [a, b] = [wanted, answer].map(({ body }) => [body].flat().map(fieldsOf))
  if (a?.length !== b?.length) return `has ${b?.length} tasks, not ${a?.length}`
  const fields = new Set([...(a ?? []), ...(b ?? [])].flatMap((task) => Object.keys(task)))
  const different = [...fields].filter((field) => {
    if (changing[caseName].includes(field)) return a?.some((_, i) => !(field in (b?.[i] ?? {})))
    return a?.some((task, i) => !isDeepStrictEqual(task[field], b?.[i]?.[field]))
  })
  return different.length > 0 ? `differs in ${different.join(', ')}` : null
}

function fieldsOf(task: unknown): Record<string, unknown> {
  return typeof task === 'object' && task !== null ? { ...task } : { '(no task)': task }
}
