import type { ZodOpenApiMediaTypeObject, ZodOpenApiOperationObject } from 'zod-openapi'
import type { ProblemCode } from '@/lib/app-error'
import { type HeaderComponent, headers } from './headers'
import { problemResponses } from './problem-response'

/** What every route under a user’s path may answer with. */
export const userProblems: ProblemCode[] = [
  'unauthorized',
  'forbidden',
  'not_acceptable',
  'rate_limited',
  'internal',
  'unavailable',
]

/** What a body may be refused for before it is looked into. */
export const bodyProblems: ProblemCode[] = [
  'bad_request',
  'payload_too_large',
  'unsupported_media_type',
]

export const rateLimitHeaders: HeaderComponent[] = ['RateLimitPolicy', 'RateLimit']

type Documented = Pick<
  ZodOpenApiOperationObject,
  'operationId' | 'summary' | 'description' | 'security' | 'requestParams' | 'requestBody'
> & {
  operationId: string
  tag: string
  responses: ZodOpenApiOperationObject['responses']
  problems: ProblemCode[]
}

/** An operation with its answers, and the problems that it may answer with by their codes. */
export function operation({
  tag,
  problems,
  responses,
  ...rest
}: Documented): ZodOpenApiOperationObject {
  return { tags: [tag], ...rest, responses: { ...responses, ...problemResponses(problems) } }
}

type Answer = { headers?: HeaderComponent[]; json?: ZodOpenApiMediaTypeObject }

/** An answer that is no problem. */
export function answer(description: string, { headers: names = [], json }: Answer = {}) {
  return {
    description,
    headers: headers(...names),
    ...(json && { content: { 'application/json': json } }),
  }
}
