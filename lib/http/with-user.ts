import type { Caller } from '@/db/tenant-scope'
import { AppError, noSuchTask } from '@/lib/app-error'
import { requireCaller } from '@/lib/auth/require-caller'
import { requireJsonAccepted } from './accept'
import { type Handler, handler } from './handler'

type UserCall = { request: Request; caller: Caller }
type UserParams = { user_id: string }
type TaskParams = UserParams & { task_id: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A route under a user's path: for that user alone, whom the path names by id or as `me`. */
export function withUser(work: (call: UserCall) => Promise<Response>): Handler<UserParams> {
  return handler(async (request, params) => work(await userCall(request, params)))
}

/** A route of one task. An id that is no UUID is answered as one that does not exist. */
export function withTask(
  work: (call: UserCall & { taskId: string }) => Promise<Response>,
): Handler<TaskParams> {
  return handler(async (request, params) => {
    const call = await userCall(request, params)
    if (!uuid.test(params.task_id)) throw noSuchTask()
    return work({ ...call, taskId: params.task_id.toLowerCase() })
  })
}

async function userCall(request: Request, { user_id }: UserParams): Promise<UserCall> {
  const caller = await requireCaller(request)
  if (user_id !== 'me' && user_id !== caller.userId) {
    throw new AppError('forbidden', 'This path is another user’s. Use your own id, or "me".')
  }
  requireJsonAccepted(request)
  return { request, caller }
}
