import { conditionsOf } from '@/lib/http/conditional'
import { otherMethods } from '@/lib/http/methods'
import { taskReply } from '@/lib/http/task-reply'
import { withTask } from '@/lib/http/with-user'
import { restoreTask } from '@/lib/tasks/trash'

export const POST = withTask(async ({ request, caller, taskId }) =>
  taskReply(await restoreTask({ caller, taskId, conditions: conditionsOf(request) })),
)

export const { GET, PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ POST })
