import { nothingHere } from '@/lib/app-error'
import type { ApiRequest } from './api-request'
import { fromReply, type Handler, handler } from './handler'

/** What a route answers to each method. */
export type Route<Params = unknown> = Record<
  'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS',
  Handler<Params>
>

/** Answers as at an address of no route, to every method. */
export const nowhere = handler(async () => {
  throw nothingHere()
})

/** A route that is chosen anew for each request. Where none is, there is nothing at its address. */
export function chosenRoute(choose: (request: ApiRequest) => Route | undefined): Route {
  const answerTo = (method: keyof Route) =>
    fromReply(async (request, params) =>
      (choose(request)?.[method] ?? nowhere).reply(request, params),
    )
  return {
    GET: answerTo('GET'),
    POST: answerTo('POST'),
    PUT: answerTo('PUT'),
    PATCH: answerTo('PATCH'),
    DELETE: answerTo('DELETE'),
    HEAD: answerTo('HEAD'),
    OPTIONS: answerTo('OPTIONS'),
  }
}
