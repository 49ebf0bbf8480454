import type { ZodOpenApiPathsObject } from 'zod-openapi'
import type { ProblemCode } from '@/lib/app-error'
import { deletionParameters } from '@/lib/tasks/task-query'
import { taskOutput, taskPatch } from '@/lib/tasks/task-schema'
import { exampleTask } from './examples'
import { answer, bodyProblems, operation, rateLimitHeaders, userProblems } from './operation'
import { readHeaders, taskPath, writeHeaders } from './parameters'
import { byAnyCredential } from './security'

const taskHeaders = [...rateLimitHeaders, 'ETag'] as const
const taskProblems: ProblemCode[] = [...userProblems, 'not_found']

const patchMedia = {
  schema: taskPatch,
  examples: {
    title: { summary: 'One field, the rest stays', value: { title: 'Buy oat milk' } },
    clear: { summary: 'No longer due', value: { due_date: null } },
  },
}

const changed = {
  200: answer('The task as it is now.', {
    headers: [...taskHeaders],
    json: { schema: taskOutput, examples: { changed: { value: { ...exampleTask, version: 2 } } } },
  }),
}

const change = {
  tag: 'Tasks',
  security: byAnyCredential,
  requestParams: { path: taskPath, header: writeHeaders },
  responses: changed,
  problems: [...taskProblems, ...bodyProblems, 'precondition_failed', 'validation_failed'],
} satisfies Partial<Parameters<typeof operation>[0]>

export const taskPaths: ZodOpenApiPathsObject = {
  '/api/{user_id}/tasks/{task_id}': {
    get: operation({
      operationId: 'readTask',
      tag: 'Tasks',
      summary: 'Read a task',
      description:
        'Somebody else’s task, and one in the trash, are answered as one that never was.',
      security: byAnyCredential,
      requestParams: { path: taskPath, header: readHeaders },
      responses: {
        200: answer('The task.', {
          headers: [...taskHeaders, 'CacheControlRevalidate'],
          json: { schema: taskOutput, examples: { task: { value: exampleTask } } },
        }),
        304: answer('You have this version already.', {
          headers: [...taskHeaders, 'CacheControlRevalidate'],
        }),
      },
      problems: taskProblems,
    }),
    put: operation({
      ...change,
      operationId: 'putTask',
      summary: 'Change a task, as PATCH does',
      description:
        'Partial as well: a property that is left out is kept, never wiped. A program that was written before a ' +
        'field was there cannot lose it.',
      requestBody: { required: true, content: { 'application/json': patchMedia } },
    }),
    patch: operation({
      ...change,
      operationId: 'updateTask',
      summary: 'Change a task',
      description:
        'What is absent stays, null clears (RFC 7396), and `{}` changes nothing. A change that changes nothing ' +
        'keeps `version`. Send the `ETag` you read as `If-Match` so as not to overwrite what others changed since.',
      requestBody: {
        required: true,
        content: { 'application/json': patchMedia, 'application/merge-patch+json': patchMedia },
      },
    }),
    delete: operation({
      operationId: 'deleteTask',
      tag: 'Tasks',
      summary: 'Delete a task',
      description:
        'Into the trash, where it waits 30 days; `permanent=true` erases it at once, from the trash or not. Where it ' +
        'was created under an `Idempotency-Key`, the answer kept for that key goes within 24 hours.',
      security: byAnyCredential,
      requestParams: { path: taskPath, query: deletionParameters, header: writeHeaders },
      responses: { 204: answer('It is gone.', { headers: rateLimitHeaders }) },
      problems: [...taskProblems, 'precondition_failed', 'validation_failed'],
    }),
  },
}
