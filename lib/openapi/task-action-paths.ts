import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { completionInput, taskOutput } from '@/lib/tasks/task-schema'
import { exampleInstant, exampleTask } from './examples'
import { answer, bodyProblems, operation, rateLimitHeaders, userProblems } from './operation'
import { taskPath, writeHeaders } from './parameters'
import { byAnyCredential } from './security'

const completion = {
  schema: completionInput,
  examples: { done: { value: { completed: true } }, open: { value: { completed: false } } },
}

const completed = {
  ...exampleTask,
  completed: true,
  completed_at: exampleInstant,
  version: 2,
}

export const taskActionPaths: ZodOpenApiPathsObject = {
  '/api/{user_id}/tasks/{task_id}/complete': {
    patch: operation({
      operationId: 'completeTask',
      tag: 'Tasks',
      summary: 'Complete a task, or reopen it',
      description:
        'With a body it sets, so that a repeat does no harm. Without one it toggles, and a repeat takes back ' +
        'what the first request did: better send the body.',
      security: byAnyCredential,
      requestParams: { path: taskPath, header: writeHeaders },
      requestBody: {
        required: false,
        content: { 'application/json': completion, 'application/merge-patch+json': completion },
      },
      responses: {
        200: answer('The task as it is now.', {
          headers: [...rateLimitHeaders, 'ETag'],
          json: { schema: taskOutput, examples: { done: { value: completed } } },
        }),
      },
      problems: [
        ...userProblems,
        ...bodyProblems,
        'not_found',
        'precondition_failed',
        'validation_failed',
      ],
    }),
  },
  '/api/{user_id}/tasks/{task_id}/restore': {
    post: operation({
      operationId: 'restoreTask',
      tag: 'Tasks',
      summary: 'Take a task out of the trash',
      security: byAnyCredential,
      requestParams: { path: taskPath, header: writeHeaders },
      responses: {
        200: answer('The task, back in the list.', {
          headers: [...rateLimitHeaders, 'ETag'],
          json: { schema: taskOutput, examples: { restored: { value: exampleTask } } },
        }),
      },
      problems: [...userProblems, 'not_found', 'not_deleted', 'precondition_failed'],
    }),
  },
}
