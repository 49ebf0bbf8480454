import { requireConformance } from './conformance'
import { answerOf } from './route-table'

/**
 * Sends a request to the handler that Next would choose.
 * @throws when the answer is not as the OpenAPI document has it.
 */
export async function dispatch(request: Request): Promise<Response> {
  const { response, path } = await answerOf(request)
  const asked = path.endsWith('*') ? new URL(request.url).pathname : path
  await requireConformance({ request, response, path: asked })
  return response
}
