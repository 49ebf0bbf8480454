import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi'
import type { ProblemCode } from '@/lib/app-error'
import { authError } from './auth-schema'
import { type HeaderComponent, headers } from './headers'
import { problemBody, problemResponses } from './problem-response'

const errors = {
  400: { message: 'Invalid email', code: 'INVALID_EMAIL' },
  401: { message: 'Unauthorized', code: 'UNAUTHORIZED' },
  403: { message: 'Invalid origin', code: 'INVALID_ORIGIN' },
  415: { message: 'Content-Type is required.', code: 'UNSUPPORTED_MEDIA_TYPE' },
  422: { message: 'User already exists.', code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' },
  429: { message: 'Too many requests. Please try again later.' },
}

type Refusal = keyof typeof errors

const meanings: Record<Refusal, string> = {
  400: 'The body cannot be read, or breaks a rule.',
  401:
    'No session, a wrong password, or a credential that is not valid. A bad `Authorization` is not rescued ' +
    'by a good cookie beside it.',
  403: 'Another site’s page sent this.',
  415: 'Send the body as `application/json`, `{}` where there is nothing to say.',
  422: 'There is an account with this address.',
  429: 'Too many tries from this address.',
}

type Documented = Pick<
  ZodOpenApiOperationObject,
  | 'operationId'
  | 'summary'
  | 'description'
  | 'security'
  | 'requestParams'
  | 'requestBody'
  | 'responses'
> & { operationId: string; refusals?: Refusal[] }

/** An operation of Better Auth, whose refusals are in its own form, and what stands in front of it. */
export function authOperation({
  refusals = [],
  responses,
  ...rest
}: Documented): ZodOpenApiOperationObject {
  const all: Refusal[] = [
    400,
    401,
    403,
    ...(rest.requestBody ? [415 as const] : []),
    ...refusals,
    429,
  ]
  const ours: ProblemCode[] = rest.requestBody
    ? ['payload_too_large', 'internal', 'unavailable']
    : ['internal', 'unavailable']
  const refused = all.map((status) => [status, refusal(status)])
  return {
    tags: ['Signing in'],
    ...rest,
    responses: { ...responses, ...Object.fromEntries(refused), ...problemResponses(ours) },
  }
}

const ownHeaders: Partial<Record<Refusal, HeaderComponent[]>> = {
  400: ['SetAuthTokenWhenRenewed'],
  401: ['RateLimitPolicy', 'RateLimit', 'ChallengeBesideCookie'],
  429: ['RateLimitPolicy', 'RateLimit', 'RetryAfter'],
}

/** What is refused in front of Better Auth is so in our own form. */
const oursBefore: Partial<Record<Refusal, ProblemCode>> = {
  401: 'unauthorized',
  429: 'rate_limited',
}

/** One object for each component, which is how zod-openapi tells that two answers are the same. */
const made = new Map<Refusal, ZodOpenApiResponseObject>()

function refusal(status: Refusal): ZodOpenApiResponseObject {
  const ours = oursBefore[status]
  const response = made.get(status) ?? {
    id: `Auth${status}`,
    description: meanings[status],
    headers: headers(...(ownHeaders[status] ?? [])),
    content: {
      'application/json': { schema: authError, examples: { refused: { value: errors[status] } } },
      ...(ours && { 'application/problem+json': problemBody([ours]) }),
    },
  }
  made.set(status, response)
  return response
}
