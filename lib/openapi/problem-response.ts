import type { ZodOpenApiMediaTypeObject, ZodOpenApiResponseObject } from 'zod-openapi'
import { type ProblemCode, problems } from '@/lib/app-error'
import { problemExplanations } from '@/lib/problem-explanations'
import { exampleRequestId, exampleTask } from './examples'
import { type HeaderComponent, headers } from './headers'
import { pascalCase, problemName } from './problem-schema'

/** One object for each component, which is how zod-openapi tells that two answers are the same. */
const made = new Map<string, ZodOpenApiResponseObject>()

/** The answers with these codes, by status: components that operations share. */
export function problemResponses(codes: ProblemCode[]): Record<string, ZodOpenApiResponseObject> {
  const statuses = [...new Set(codes.map((code) => problems[code].status))]
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      problemResponse(codes.filter((code) => problems[code].status === status)),
    ]),
  )
}

export function problemResponse(codes: ProblemCode[]): ZodOpenApiResponseObject {
  const id = codes.map(pascalCase).join('Or')
  const response = made.get(id) ?? {
    id,
    description: codes
      .map((code) => `\`${code}\`: ${problemExplanations[code].means}`)
      .join('\n\n'),
    headers: headers(...headersOf(codes)),
    content: { 'application/problem+json': problemBody(codes) },
  }
  made.set(id, response)
  return response
}

/** A body that is the problem of one of these codes. */
export function problemBody(codes: ProblemCode[]): ZodOpenApiMediaTypeObject {
  const [first, ...others] = codes.map((code) => `#/components/schemas/${problemName(code)}`)
  const refs = [first ?? '', ...others]
  const mapping = Object.fromEntries(codes.map((code, index) => [code, refs[index] ?? '']))
  return {
    schema:
      others.length === 0
        ? { $ref: refs[0] }
        : {
            oneOf: refs.map(($ref) => ({ $ref })),
            discriminator: { propertyName: 'code', mapping },
          },
    examples: Object.fromEntries(codes.map((code) => [code, { value: exampleProblem(code) }])),
  }
}

function headersOf(codes: ProblemCode[]): HeaderComponent[] {
  const rateLimits: HeaderComponent[] = ['RateLimitPolicy', 'RateLimit']
  if (codes.includes('unauthorized')) return [...rateLimits, 'Challenge']
  if (codes.includes('method_not_allowed')) return ['Allow']
  if (codes.includes('idempotency_in_progress')) return [...rateLimits, 'RetryAfterWhereItHelps']
  if (codes.includes('rate_limited') || codes.includes('unavailable')) {
    return [...rateLimits, 'RetryAfter']
  }
  return rateLimits
}

function exampleProblem(code: ProblemCode) {
  const { status, title } = problems[code]
  return {
    type: `/docs/errors#${code}`,
    title,
    status,
    code,
    detail: problemExplanations[code].example,
    ...(code === 'validation_failed' && {
      errors: [{ pointer: '/title', code: 'too_small', message: 'must not be empty' }],
    }),
    ...(code === 'precondition_failed' && { current: exampleTask }),
    request_id: exampleRequestId,
  }
}
