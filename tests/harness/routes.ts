import { requireConformance } from './conformance'
import { answerOverHttp } from './over-http'
import { answerOf } from './route-table'

/**
 * Sends a request to the handler that Next would choose, or with `MOUNT=server` over HTTP to the one that
 * our own server would, where it has one. A body that a test watches being read stays within the process.
 * @throws when the answer is not as the OpenAPI document has it.
 */
export async function dispatch(request: Request, { isWatched = false } = {}): Promise<Response> {
  const answer =
    process.env.MOUNT === 'server' && !isWatched ? await answerOverHttp(request) : undefined
  const { response, path } = answer ?? (await answerOf(request))
  const asked = path.endsWith('*') ? new URL(request.url).pathname : path
  await requireConformance({ request, response, path: asked })
  return response
}
