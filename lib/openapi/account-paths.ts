import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { exportOutput } from '@/lib/account/export-schema'
import { pageLimitMax } from '@/lib/http/query'
import { securityEventParameters } from '@/lib/security-log/event-query'
import { securityEventOutput } from '@/lib/security-log/event-schema'
import { exampleEvent, exampleExport } from './examples'
import { answer, operation, rateLimitHeaders, userProblems } from './operation'
import { plainHeaders, userPath } from './parameters'
import { byAnyCredential } from './security'

export const accountPaths: ZodOpenApiPathsObject = {
  '/api/{user_id}/security-events': {
    get: operation({
      operationId: 'listSecurityEvents',
      tag: 'Account',
      summary: 'Read your security log',
      description:
        'Newest first: who signed in, from where, and what was refused in your name. Equal events from one ' +
        'address within a minute are one row with a `count`. Rows are kept 90 days.',
      security: byAnyCredential,
      requestParams: { path: userPath, query: securityEventParameters, header: plainHeaders },
      responses: {
        200: answer('One page of the log.', {
          headers: [...rateLimitHeaders, 'Link', 'NextCursor'],
          json: {
            schema: z.array(securityEventOutput).max(pageLimitMax),
            examples: { one: { value: [exampleEvent] } },
          },
        }),
      },
      problems: [...userProblems, 'validation_failed', 'bad_cursor'],
    }),
  },
  '/api/{user_id}/export': {
    get: operation({
      operationId: 'exportAccount',
      tag: 'Account',
      summary: 'Take everything with you',
      description:
        'One JSON file with your account, your sessions, your tasks and your security log.',
      security: byAnyCredential,
      requestParams: { path: userPath, header: plainHeaders },
      responses: {
        200: answer('The file.', {
          headers: [...rateLimitHeaders, 'ContentDisposition'],
          json: { schema: exportOutput, examples: { file: { value: exampleExport } } },
        }),
      },
      problems: userProblems,
    }),
  },
}
