import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { purgeOutput } from '@/lib/purge/purge-schema'
import { readinessOutput } from '@/lib/readiness-schema'
import { answer, operation } from './operation'
import { plainHeaders } from './parameters'
import { byAnybody, byCronSecret } from './security'

const live = z.strictObject({ status: z.literal('live') })

const ready = { applied: '0001_tenant_isolation', expected: '0001_tenant_isolation' }

export const servicePaths: ZodOpenApiPathsObject = {
  '/api/health/live': {
    get: operation({
      operationId: 'checkLiveness',
      tag: 'Service',
      summary: 'Does the process answer?',
      description: 'Touches nothing: where this fails, restart the process.',
      security: byAnybody,
      requestParams: { header: plainHeaders },
      responses: {
        200: answer('It does.', {
          json: { schema: live, examples: { live: { value: { status: 'live' } } } },
        }),
      },
      problems: ['not_acceptable'],
    }),
  },
  '/api/health/ready': {
    get: operation({
      operationId: 'checkReadiness',
      tag: 'Service',
      summary: 'Can tasks be served?',
      description:
        'Whether the database answers, and its schema is as new as this version needs. Where this fails, send ' +
        'requests elsewhere, but do not restart.',
      security: byAnybody,
      requestParams: { header: plainHeaders },
      responses: {
        200: answer('They can.', {
          json: {
            schema: readinessOutput,
            examples: {
              ready: { value: { status: 'ready', database: 'reachable', schema: ready } },
            },
          },
        }),
      },
      problems: ['not_acceptable', 'unavailable'],
    }),
  },
  '/api/cron/purge': {
    get: operation({
      operationId: 'purge',
      tag: 'Service',
      summary: 'Erase what has been kept long enough',
      description:
        'For a scheduler, once a day: the trash after 30 days, the security log after 90, keys and sessions ' +
        'that have expired. Without a configured secret there is nothing at this address.',
      security: byCronSecret,
      requestParams: { header: plainHeaders },
      responses: {
        200: answer('What was erased.', {
          json: {
            schema: purgeOutput,
            examples: {
              counts: {
                value: {
                  tasks: 12,
                  idempotency_keys: 340,
                  security_events: 51,
                  sessions: 7,
                  verifications: 0,
                  rate_limits: 18,
                },
              },
            },
          },
        }),
      },
      problems: [
        'unauthorized',
        'not_found',
        'not_acceptable',
        'rate_limited',
        'internal',
        'unavailable',
      ],
    }),
  },
  '/api/openapi.json': {
    get: operation({
      operationId: 'readOpenApi',
      tag: 'Service',
      summary: 'This document',
      description: 'Made from the schemas that the API itself checks requests by.',
      security: byAnybody,
      requestParams: { header: plainHeaders },
      responses: {
        200: answer('OpenAPI 3.1.', {
          json: {
            schema: z.looseObject({ openapi: z.string().meta({ pattern: '^3\\.1\\.' }) }),
            examples: { beginning: { value: { openapi: '3.1.1' } } },
          },
        }),
      },
      problems: ['not_acceptable'],
    }),
  },
}
