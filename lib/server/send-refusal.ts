import type { IncomingMessage, ServerResponse } from 'node:http'
import { commonHeaders } from '@/lib/http/common-headers'
import { problemReply, toAppError } from '@/lib/http/problem'
import type { Reply } from '@/lib/http/reply'
import { requestInfoOf } from '@/lib/http/request-info'
import { IncomingRequest } from './incoming-request'
import type { Redirect } from './redirect'
import { serverMethods } from './request-problem'
import { sendReply } from './send-reply'

// The request may have been for a page.
const unframed = { 'x-frame-options': 'DENY' }

/** Answers with problem details, as the API does. */
export function sendProblem(
  message: IncomingMessage,
  response: ServerResponse,
  thrown: unknown,
): void {
  const request = new IncomingRequest(message)
  const info = requestInfoOf(request)
  const error = toAppError(thrown, info.requestId)
  const { status, headers, body } = problemReply(error, request, info)
  const all: Reply['headers'] = { ...commonHeaders(request, info), ...unframed, ...headers }
  if (error.code === 'method_not_allowed') all.allow = serverMethods.join(', ')
  void sendReply(message, response, { status, headers: all, body })
}

/** Answers with another address and no content. */
export function sendRedirect(
  message: IncomingMessage,
  response: ServerResponse,
  { status, location }: Redirect,
): void {
  const request = new IncomingRequest(message)
  const headers = { ...commonHeaders(request, requestInfoOf(request)), ...unframed, location }
  void sendReply(message, response, { status, headers, body: '' })
}
