import { CouldNotRun } from './could-not-run'
import { type HttpRequest, requestText, send, textOf } from './exchange'
import type { KeptRows } from './kept-rows'
import type { Attempt, Verdict } from './tally'
import { namesIn, type Target, withNames } from './target'

export type HttpAttack = {
  /** As the OpenAPI document has it, or its method and route. */
  operation: string
  request(target: Target): HttpRequest
  /** Who asks, and what the path does not show. */
  as: string
  /** The answer may be a success: it is about what is the attacker's own. */
  mayAnswer?: boolean
  /** Asked about somebody who never was, it would make somebody. */
  hasNoTwin?: boolean
}

export type Parties = { victim: Target; attacker: Target; phantom: Target; rows: KeptRows }

/**
 * An attack as an attempt. It gets through if it is answered with success, shows anything of the
 * victim's, is answered otherwise than the same about somebody who never was, or changes a row.
 */
export function httpAttempt(parties: Parties, attack: HttpAttack): Attempt {
  const { method, path } = attack.request(parties.victim)
  const named = withNames(withNames(path, parties.victim, 'A'), parties.attacker, 'B')
  return { name: `${method} ${named} ${attack.as}`, run: () => tryAttack(parties, attack) }
}

async function tryAttack(parties: Parties, attack: HttpAttack): Promise<Verdict> {
  const { victim, phantom, rows } = parties
  const request = attack.request(victim)
  const response = await send(request)
  const { status } = response
  const text = await textOf(response)
  if (status >= 500) throw new CouldNotRun(`${request.method} ${request.path}: ${text}`)
  const shown = namesIn(text, victim, requestText(request))
  const [isChanged, expected] = await Promise.all([
    rows.haveChanged(),
    attack.hasNoTwin ? null : answerTo(attack, phantom),
  ])
  const isTold = expected !== null && expected !== comparable(text, victim)
  const leaks = [
    status < 400 && !attack.mayAnswer ? 'it is answered' : null,
    shown.length > 0 ? `it shows A's ${shown.join(', ')}` : null,
    isTold ? 'the answer is another one than for what never was' : null,
    isChanged ? "it changes A's rows" : null,
  ]
  return { answer: String(status), leaks: leaks.filter((leak) => leak !== null) }
}

async function answerTo({ request }: HttpAttack, phantom: Target): Promise<string> {
  return comparable(await textOf(await send(request(phantom))), phantom)
}

const uuid = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi
const instant = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g

/** An answer without what is in it by chance: what was asked for by name, new ids, and the time. */
function comparable(text: string, target: Target): string {
  return withNames(text, target, 'A').replaceAll(uuid, '{id}').replaceAll(instant, '{time}')
}
