import type { Caller } from '@/db/tenant-scope'
import { AppError, noSuchTask, sessionEnded } from '@/lib/app-error'
import { isKnownToHaveEnded, isStillLive } from '@/lib/auth/ended-sessions'
import { requireCaller } from '@/lib/auth/require-caller'
import { requireSameOrigin } from '@/lib/auth/require-same-origin'
import { requireJsonAccepted } from './accept'
import type { ApiRequest } from './api-request'
import { type Handler, handler } from './handler'
import { countRequest, quotaExceeded } from './rate-limit'
import type { Reply } from './reply'
import type { RequestInfo } from './request-info'

type UserCall = { request: ApiRequest; caller: Caller; requestId: string }
type UserParams = { user_id: string }
type TaskParams = UserParams & { task_id: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A route under a user's path, for that user alone. The path names them by id, or as `me`. */
export function withUser(work: (call: UserCall) => Promise<Reply>): Handler<UserParams> {
  return handler(async (request, params, info) => work(await userCall(request, params, info)))
}

/** A route of one task. An id that is no UUID is answered as one that does not exist. */
export function withTask(
  work: (call: UserCall & { taskId: string }) => Promise<Reply>,
): Handler<TaskParams> {
  return handler(async (request, params, info) => {
    const call = await userCall(request, params, info)
    if (!uuid.test(params.task_id)) throw noSuchTask()
    return work({ ...call, taskId: params.task_id.toLowerCase() })
  })
}

async function userCall(
  request: ApiRequest,
  { user_id }: UserParams,
  info: RequestInfo,
): Promise<UserCall> {
  const caller = await requireCaller(request)
  info.caller = caller
  // A token of an ended session must not use up what its user may still do.
  if (isKnownToHaveEnded(caller)) throw sessionEnded()
  info.quota = await countRequest(caller.userId)
  if (info.quota?.isExceeded) {
    throw (await isStillLive(caller)) ? quotaExceeded(info.quota) : sessionEnded()
  }
  requireSameOrigin(request)
  if (user_id !== 'me' && user_id !== caller.userId) throw otherUsersPath()
  requireJsonAccepted(request)
  return { request, caller, requestId: info.requestId }
}

function otherUsersPath() {
  return new AppError('forbidden', 'This path is another user’s. Use your own id, or "me".', {
    note: { event: 'authz_fail', reason: 'other_users_path' },
  })
}
