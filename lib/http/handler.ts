import type { Caller } from '@/db/tenant-scope'
import type { AppError } from '@/lib/app-error'
import { rememberEnded } from '@/lib/auth/ended-sessions'
import { recordRefusal } from '@/lib/security-log/record-refusal'
import type { ApiRequest } from './api-request'
import { commonHeaders } from './common-headers'
import { problemReply, toAppError } from './problem'
import { countFailure, quotaExceeded, uncountRequest } from './rate-limit'
import { type Reply, toResponse } from './reply'
import { type RequestInfo, requestInfoOf } from './request-info'

type Answer<Params> = (request: ApiRequest, params: Params) => Promise<Reply>

/** A route's function for one method. */
export type Handler<Params = unknown> = {
  /** As Next calls it, and as a test may. */
  (request: Request, context: { params: Promise<Params> }): Promise<Response>
  /** The same for a server that needs neither a `Request` nor a `Response`. */
  reply: Answer<Params>
}

type Work<Params> = (request: ApiRequest, params: Params, info: RequestInfo) => Promise<Reply>

/**
 * Gives an answer what every API answer carries, and turns whatever is thrown into a problem.
 * `work` may set any of these headers itself.
 */
export function handler<Params>(work: Work<Params>): Handler<Params> {
  return fromReply(async (request, params) => {
    const info = requestInfoOf(request)
    const { status, headers, body } = await answer(work, request, params, info)
    return { status, headers: { ...commonHeaders(request, info), ...headers }, body }
  })
}

/** A handler of what is an answer already, common headers and all. */
export function fromReply<Params>(reply: Answer<Params>): Handler<Params> {
  const respond = async (request: Request, { params }: { params: Promise<Params> }) =>
    toResponse(await reply(request, await params))
  return Object.assign(respond, { reply })
}

async function answer<Params>(
  work: Work<Params>,
  request: ApiRequest,
  params: Params,
  info: RequestInfo,
) {
  try {
    return await work(request, params, info)
  } catch (thrown) {
    return await refuse(thrown, request, info)
  }
}

async function refuse(thrown: unknown, request: ApiRequest, info: RequestInfo) {
  const failure = toAppError(thrown, info.requestId)
  const error = failure.code === 'unauthorized' ? await refuseCaller(failure, info) : failure
  if (error.note) recordRefusal(error.note, request, info)
  return problemReply(error, request, info)
}

async function refuseCaller(error: AppError, info: RequestInfo): Promise<AppError> {
  // Their credential was good once, so it is their session that has ended.
  if (info.caller) await noteEnded(info.caller, info.quota)
  return await limitFailures(error, info)
}

/** The request was counted before the database said that the session has ended. */
async function noteEnded(caller: Caller, quota: RequestInfo['quota']) {
  rememberEnded(caller)
  if (quota?.isCounted) await uncountRequest(caller.userId)
}

/** Counts the failure. Whoever fails too often is told that instead of why. */
async function limitFailures(error: AppError, info: RequestInfo): Promise<AppError> {
  info.quota = await countFailure(info.address)
  return info.quota?.isExceeded ? quotaExceeded(info.quota) : error
}
