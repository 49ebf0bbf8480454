import type { SecurityNote } from '@/lib/app-error'
import type { ApiRequest } from '@/lib/http/api-request'
import type { RequestInfo } from '@/lib/http/request-info'
import { routeTemplateOf } from '@/lib/http/route-template'
import { recordEvent } from './record-event'

const userAgentLengthMax = 256

/** Adds a refused request to the security log. */
export function recordRefusal(note: SecurityNote, request: ApiRequest, info: RequestInfo): void {
  const isNamed = note.userId !== undefined
  recordEvent({
    event: note.event,
    reason: note.reason,
    user_id: (isNamed ? note.userId : info.caller?.userId) ?? null,
    user_id_proved: isNamed ? note.userIdProved === true : info.caller !== null,
    address: info.address,
    user_agent: userAgentOf(request.headers),
    request_id: info.requestId,
    route: routeTemplateOf(request),
  })
}

export function userAgentOf(headers: Pick<Headers, 'get'>): string | null {
  return headers.get('user-agent')?.slice(0, userAgentLengthMax) ?? null
}
