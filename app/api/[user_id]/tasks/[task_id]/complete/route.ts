import { readOptionalJson } from '@/lib/http/body'
import { conditionsOf } from '@/lib/http/conditional'
import { otherMethods } from '@/lib/http/methods'
import { taskReply } from '@/lib/http/task-reply'
import { withTask } from '@/lib/http/with-user'
import { completionInput } from '@/lib/tasks/task-schema'
import { toggleTask } from '@/lib/tasks/toggle-task'
import { updateTask } from '@/lib/tasks/update-task'
import { parseBody } from '@/lib/validation'

export const PATCH = withTask(async ({ request, caller, taskId }) => {
  const target = { caller, taskId, conditions: conditionsOf(request) }
  const body = await readOptionalJson(request)
  if (body === undefined) return taskReply(await toggleTask(target))
  return taskReply(await updateTask(target, parseBody(completionInput, body)))
})

export const { GET, POST, PUT, DELETE, HEAD, OPTIONS } = otherMethods({ PATCH })
