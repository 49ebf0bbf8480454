import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { pageLimitMax } from '@/lib/http/query'
import { taskParameters } from '@/lib/tasks/task-query'
import { taskInput, taskOutput } from '@/lib/tasks/task-schema'
import { exampleInput, exampleTask } from './examples'
import { answer, bodyProblems, operation, rateLimitHeaders, userProblems } from './operation'
import { createHeaders, plainHeaders, userPath } from './parameters'
import { byAnyCredential } from './security'

const ofThisTask = {
  user_id: '$response.body#/user_id',
  task_id: '$response.body#/id',
}

export const taskListPaths: ZodOpenApiPathsObject = {
  '/api/{user_id}/tasks': {
    get: operation({
      operationId: 'listTasks',
      tag: 'Tasks',
      summary: 'List tasks',
      description:
        'Newest first unless sorted otherwise. Follow the header `Link` for more: its cursor remembers a place ' +
        'and not a number, so that nothing comes twice or is left out while the list changes. Parameters that ' +
        'are unknown, out of range, or given twice where one is meant are refused, never guessed at.',
      security: byAnyCredential,
      requestParams: { path: userPath, query: taskParameters, header: plainHeaders },
      responses: {
        200: answer('One page of tasks.', {
          headers: [...rateLimitHeaders, 'Link', 'NextCursor', 'TotalCount'],
          json: {
            schema: z.array(taskOutput).max(pageLimitMax),
            examples: { one: { value: [exampleTask] } },
          },
        }),
      },
      problems: [...userProblems, 'validation_failed', 'bad_cursor'],
    }),
    post: operation({
      operationId: 'createTask',
      tag: 'Tasks',
      summary: 'Create a task',
      description:
        'A request whose answer was lost can be repeated without making a second task: with an ' +
        '`Idempotency-Key`, or with an `id` of your own. What is read-only is ignored; what is unknown is refused.',
      security: byAnyCredential,
      requestParams: { path: userPath, header: createHeaders },
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: taskInput,
            examples: {
              short: { summary: 'A title is enough', value: { title: 'Buy milk' } },
              full: { summary: 'Due on a day, at a time', value: exampleInput },
            },
          },
        },
      },
      responses: {
        201: {
          ...answer('The new task.', {
            headers: [...rateLimitHeaders, 'Location', 'ETag', 'IdempotencyReplayed'],
            json: { schema: taskOutput, examples: { created: { value: exampleTask } } },
          }),
          links: {
            read: { operationId: 'readTask', parameters: ofThisTask },
            update: { operationId: 'updateTask', parameters: ofThisTask },
            complete: { operationId: 'completeTask', parameters: ofThisTask },
            delete: { operationId: 'deleteTask', parameters: ofThisTask },
          },
        },
      },
      problems: [
        ...userProblems,
        ...bodyProblems,
        'id_taken',
        'idempotency_in_progress',
        'validation_failed',
        'idempotency_key_reused',
      ],
    }),
  },
}
