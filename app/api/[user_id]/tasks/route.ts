import { readJsonText } from '@/lib/http/body'
import { attemptOf } from '@/lib/http/idempotency'
import { otherMethods } from '@/lib/http/methods'
import { pageReply } from '@/lib/http/page-reply'
import { searchOf } from '@/lib/http/query'
import { createdReply, replayedReply } from '@/lib/http/task-reply'
import { withUser } from '@/lib/http/with-user'
import { createTask } from '@/lib/tasks/create-task'
import { createTaskOnce } from '@/lib/tasks/create-task-once'
import { listTaskTexts } from '@/lib/tasks/list-tasks'
import { parseTaskQuery } from '@/lib/tasks/task-query'
import { taskInput } from '@/lib/tasks/task-schema'
import { parseBody } from '@/lib/validation'

export const GET = withUser(async ({ request, caller }) => {
  const search = searchOf(request)
  const page = await listTaskTexts(caller, parseTaskQuery(search))
  return pageReply(page, `/api/${caller.userId}/tasks`, search)
})

export const POST = withUser(async ({ request, caller }) => {
  const { value, text } = await readJsonText(request)
  const input = parseBody(taskInput, value)
  const attempt = attemptOf(request, caller, text)
  if (!attempt) return createdReply(await createTask(caller, input))
  const { task, isReplay } = await createTaskOnce(caller, input, attempt)
  return isReplay ? replayedReply(task) : createdReply(task)
})

export const { PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET, POST })
