import { CouldNotRun } from './could-not-run'
import { type HttpRequest, send } from './exchange'

/**
 * What the app must be able to do, or a refusal of the same proves nothing.
 * @throws CouldNotRun where it cannot.
 */
export async function requireStatus(request: HttpRequest, ...statuses: number[]): Promise<string> {
  const response = await send(request)
  const text = await response.text()
  if (statuses.includes(response.status)) return text
  const asked = `${request.method} ${request.path.replaceAll(/[\w-]{24,}/g, '…')}`
  throw new CouldNotRun(`One's own ${asked} was answered ${response.status}: ${text}`)
}
