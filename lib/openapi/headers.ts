import type { oas31 } from 'zod-openapi'
import { exportFileName } from '@/lib/account/export-schema'
import { filePolicy } from '@/lib/http/page-security'
import { requestIdPattern } from '@/lib/http/request-info'

type Header = oas31.HeaderObject

const required = (description: string, schema: oas31.SchemaObject): Header => ({
  description,
  required: true,
  schema,
})
const optional = (description: string, schema: oas31.SchemaObject): Header => ({
  description,
  schema,
})

/** The syntax of RFC 9651: items with parameters, such as `"user";r=42;t=17`. */
const structuredList = '^"[^"]+"(;[a-z]+=[^;, ]+)+(, *"[^"]+"(;[a-z]+=[^;, ]+)+)*$'

/** Every header of an answer, under the name of its component. */
export const headerComponents = {
  RequestId: required(
    'The id of this request, also in the log. One you send as `X-Request-Id` is kept when it is valid.',
    { type: 'string', pattern: requestIdPattern.source, examples: ['2f1c4d0e-9a'] },
  ),
  CacheControl: required('What is yours is for no cache.', { const: 'private, no-store' }),
  CacheControlRevalidate: required(
    'May be kept, and must be asked for again with `If-None-Match`.',
    {
      const: 'private, no-cache',
    },
  ),
  Vary: required('What the answer depends on besides the address.', {
    type: 'string',
    // Next adds what its own client sends.
    pattern: '(^|, )Authorization, Cookie, Origin(,|$)',
  }),
  ContentTypeOptions: required('A browser must not guess the type.', { const: 'nosniff' }),
  ContentSecurityPolicy: required(
    'An answer that a browser is made to show can do nothing there.',
    {
      const: filePolicy,
    },
  ),
  StrictTransportSecurity: optional('Over HTTPS: for a year, nothing else (RFC 6797).', {
    type: 'string',
    pattern: '^max-age=[0-9]+',
  }),
  ETag: required('The task’s version as an entity tag: for `If-Match` and `If-None-Match`.', {
    type: 'string',
    pattern: '^"[1-9][0-9]*"$',
    examples: ['"3"'],
  }),
  Location: required('Where the new task is.', {
    type: 'string',
    format: 'uri-reference',
    examples: ['/api/u1/tasks/01936e2c-7b7a-7cc0-8b1d-3a9f0c5d1e42'],
  }),
  Link: optional('The next page (RFC 8288), where one follows.', {
    type: 'string',
    pattern: '^<[^>]+>; rel="next"$',
    examples: ['</api/u1/tasks?limit=2&cursor=WyIyMDI2Il0.c2ln>; rel="next"'],
  }),
  NextCursor: optional('The cursor of the next page, where one follows.', { type: 'string' }),
  TotalCount: optional('How many match on all pages together, where `include_total` asks for it.', {
    type: 'integer',
    minimum: 0,
  }),
  IdempotencyReplayed: optional('That this is the stored answer to an earlier request.', {
    const: 'true',
  }),
  RateLimitPolicy: optional(
    'How much is allowed, in which time. Absent where nothing is limited.',
    {
      type: 'string',
      pattern: structuredList,
      examples: ['"user";q=600;w=60'],
    },
  ),
  RateLimit: optional('How much is left, and for how long. Absent where nothing is limited.', {
    type: 'string',
    pattern: structuredList,
    examples: ['"user";r=42;t=17'],
  }),
  RetryAfter: required('In how many seconds to try again.', { type: 'integer', minimum: 0 }),
  RetryAfterWhereItHelps: optional('In how many seconds to try again, where that helps.', {
    type: 'integer',
    minimum: 0,
  }),
  Challenge: required(
    'What is asked for (RFC 6750). The error is named only where a token was sent.',
    {
      enum: ['Bearer', 'Bearer error="invalid_token"'],
    },
  ),
  ChallengeBesideCookie: optional('What is asked for, where the `Authorization` is at fault.', {
    enum: ['Bearer', 'Bearer error="invalid_token"'],
  }),
  Allow: required('The methods that the address takes.', {
    type: 'string',
    examples: ['GET, POST, HEAD, OPTIONS'],
  }),
  ContentDisposition: required('Makes a browser save the answer as a file.', {
    type: 'string',
    pattern: '^attachment(;.*)?$',
    examples: [`attachment; filename="${exportFileName}"`],
  }),
  SetAuthToken: required(
    'The signed session token: good as a Bearer. The one in the body is not.',
    {
      type: 'string',
      minLength: 1,
    },
  ),
  SetAuthTokenWhenRenewed: optional('The signed session token, where it was renewed.', {
    type: 'string',
    minLength: 1,
  }),
} satisfies Record<string, Header>

export type HeaderComponent = keyof typeof headerComponents

const wireNames: Record<HeaderComponent, string> = {
  RequestId: 'X-Request-Id',
  CacheControl: 'Cache-Control',
  CacheControlRevalidate: 'Cache-Control',
  Vary: 'Vary',
  ContentTypeOptions: 'X-Content-Type-Options',
  ContentSecurityPolicy: 'Content-Security-Policy',
  StrictTransportSecurity: 'Strict-Transport-Security',
  ETag: 'ETag',
  Location: 'Location',
  Link: 'Link',
  NextCursor: 'X-Next-Cursor',
  TotalCount: 'X-Total-Count',
  IdempotencyReplayed: 'Idempotency-Replayed',
  RateLimitPolicy: 'RateLimit-Policy',
  RateLimit: 'RateLimit',
  RetryAfter: 'Retry-After',
  RetryAfterWhereItHelps: 'Retry-After',
  Challenge: 'WWW-Authenticate',
  ChallengeBesideCookie: 'WWW-Authenticate',
  Allow: 'Allow',
  ContentDisposition: 'Content-Disposition',
  SetAuthToken: 'Set-Auth-Token',
  SetAuthTokenWhenRenewed: 'Set-Auth-Token',
}

const onEveryAnswer: HeaderComponent[] = [
  'RequestId',
  'CacheControl',
  'Vary',
  'ContentTypeOptions',
  'ContentSecurityPolicy',
  'StrictTransportSecurity',
]

/** What every answer carries, and these. */
export function headers(...more: HeaderComponent[]): oas31.HeadersObject {
  const names = [...onEveryAnswer, ...more]
  return Object.fromEntries(
    names.map((name) => [wireNames[name], { $ref: `#/components/headers/${name}` }]),
  )
}
