import { readJson } from '@/lib/http/body'
import { conditionsOf } from '@/lib/http/conditional'
import { otherMethods } from '@/lib/http/methods'
import { searchOf } from '@/lib/http/query'
import { emptyReply } from '@/lib/http/reply'
import { readReply, taskReply } from '@/lib/http/task-reply'
import { withTask } from '@/lib/http/with-user'
import { readTask } from '@/lib/tasks/read-task'
import { parseDeletion } from '@/lib/tasks/task-query'
import { taskPatch } from '@/lib/tasks/task-schema'
import { eraseTask, trashTask } from '@/lib/tasks/trash'
import { updateTask } from '@/lib/tasks/update-task'
import { parseBody } from '@/lib/validation'

export const GET = withTask(async ({ request, caller, taskId }) =>
  readReply(await readTask(caller, taskId), request),
)

export const PATCH = withTask(async ({ request, caller, taskId }) => {
  const patch = parseBody(taskPatch, await readJson(request))
  return taskReply(await updateTask({ caller, taskId, conditions: conditionsOf(request) }, patch))
})

/** Partial as well: a property that is left out is kept, never wiped. */
export const PUT = PATCH

export const DELETE = withTask(async ({ request, caller, taskId }) => {
  const { permanent } = parseDeletion(searchOf(request))
  const remove = permanent ? eraseTask : trashTask
  await remove({ caller, taskId, conditions: conditionsOf(request) })
  return emptyReply()
})

export const { POST, HEAD, OPTIONS } = otherMethods({ GET, PUT, PATCH, DELETE })
