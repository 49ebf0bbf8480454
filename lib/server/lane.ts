import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Route } from '@/lib/http/chosen-route'
import type { Reply } from '@/lib/http/reply'
import { IncomingRequest } from './incoming-request'
import { sendReply } from './send-reply'

/** `{user_id: string}` for `/api/{user_id}/tasks`. */
type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string } & ParamsOf<Rest>
  : unknown

type Answer = (request: IncomingRequest, params: Record<string, string>) => Promise<Reply>

export type LaneRoute = {
  path: string
  pattern: RegExp
  answers: ReadonlyMap<string, Answer>
}

/** A route that is served without Next, by its path as the documentation has it. */
export function laneRoute<const Path extends string>(
  path: Path,
  route: Route<ParamsOf<Path>>,
): LaneRoute {
  const answers = Object.entries({ ...route }).map(([method, { reply }]): [string, Answer] => [
    method,
    // The pattern has a group for each name of the path.
    (request, params) => reply(request, params as ParamsOf<Path>),
  ])
  return { path, pattern: patternOf(path), answers: new Map(answers) }
}

/**
 * What an id can be made of, and no more: with anything else in its path, such as an escape or a dot, a
 * request goes to Next, which may take it for another path. The same route answers it there.
 */
const id = '[A-Za-z0-9_-]+'

function patternOf(path: string) {
  const source = path.replaceAll(/\{(\w+)\}/g, `(?<$1>${id})`)
  // Every path that begins like this is Better Auth's.
  return new RegExp(`^(?!/api/auth/)${source}(?=\\?|$)`)
}

/** Answers a request by the route that it is for. False if there is none here. */
export function answerInLane(
  routes: readonly LaneRoute[],
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> | false {
  const { method = '', url = '' } = message
  for (const { pattern, answers } of routes) {
    const found = pattern.exec(url)
    const answer = found && answers.get(method)
    if (found && answer) {
      return answer(new IncomingRequest(message), { ...found.groups }).then((reply) =>
        sendReply(message, response, reply),
      )
    }
  }
  return false
}
