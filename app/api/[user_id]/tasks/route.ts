import { readJson } from '@/lib/http/body'
import { otherMethods } from '@/lib/http/methods'
import { pageResponse, searchOf } from '@/lib/http/page-response'
import { createdResponse } from '@/lib/http/task-response'
import { withUser } from '@/lib/http/with-user'
import { createTask } from '@/lib/tasks/create-task'
import { listTasks } from '@/lib/tasks/list-tasks'
import { parseTaskQuery } from '@/lib/tasks/task-query'
import { taskInput } from '@/lib/tasks/task-schema'
import { parseBody } from '@/lib/validation'

export const GET = withUser(async ({ request, caller }) => {
  const search = searchOf(request)
  const page = await listTasks(caller, parseTaskQuery(search))
  return pageResponse(page, `/api/${caller.userId}/tasks`, search)
})

export const POST = withUser(async ({ request, caller }) =>
  createdResponse(await createTask(caller, parseBody(taskInput, await readJson(request)))),
)

export const { PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET, POST })
