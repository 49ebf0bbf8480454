import { env } from '@/lib/env'
import { answerOf } from '../harness/route-table'

export type HttpRequest = {
  method: string
  path: string
  headers?: Record<string, string>
  body?: unknown
}

/** So that two answers to the same question are the same. */
const requestId = 'isolation-proof'

/** Has the app's own handler answer a request. */
export async function send({ method, path, headers, body }: HttpRequest): Promise<Response> {
  const all = new Headers({ 'x-request-id': requestId, ...headers })
  if (body !== undefined) all.set('content-type', 'application/json')
  const request = new Request(`${env().baseUrl}${path}`, {
    method,
    headers: all,
    body: body === undefined ? null : JSON.stringify(body),
  })
  return (await answerOf(request)).response
}

/** All of an answer that a caller can see, as one text. */
export async function textOf(response: Response): Promise<string> {
  const headers = [...response.headers].sort().map(([name, value]) => `${name}: ${value}`)
  return [response.status, ...headers, '', await response.text()].join('\n')
}

/** All of a request that its sender knows, as one text. */
export function requestText({ method, path, headers, body }: HttpRequest): string {
  return [method, path, JSON.stringify(headers), JSON.stringify(body)].join(' ')
}
