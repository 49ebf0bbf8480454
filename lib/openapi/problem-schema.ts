import { z } from 'zod'
import type { oas31 } from 'zod-openapi'
import { type ProblemCode, problems } from '@/lib/app-error'
import { problemExplanations } from '@/lib/problem-explanations'
import { dependencies } from '@/lib/readiness-schema'
import { taskOutput } from '@/lib/tasks/task-schema'

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]]
const message = { code: z.string(), message: z.string().min(1) }

const fieldError = z
  .union([
    z.strictObject({ pointer: z.string().meta({ format: 'json-pointer' }), ...message }),
    z.strictObject({ parameter: z.string(), ...message }),
    z.strictObject({ header: z.string(), ...message }),
  ])
  .meta({
    id: 'FieldError',
    description: 'One thing wrong: where, in the body, the query or a header, and why.',
    examples: [{ pointer: '/title', code: 'too_small', message: 'must not be empty' }],
  })

/** Problem details (RFC 9457), as every error of the API has them. */
export const problem = z
  .strictObject({
    type: z.string().meta({ format: 'uri-reference', description: 'Where the code is explained.' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.enum(codes).meta({ description: 'What went wrong, for programs: codes are stable.' }),
    detail: z.string().min(1).meta({ description: 'What to do about it, for people.' }),
    errors: z
      .array(fieldError)
      .min(1)
      .max(20)
      .optional()
      .meta({ description: 'Every field that is wrong, with `validation_failed` alone.' }),
    current: taskOutput
      .optional()
      .meta({ description: 'The task as it is, with `precondition_failed` alone.' }),
    readiness: dependencies
      .optional()
      .meta({ description: 'What is missing, with `unavailable` from `/api/health/ready`.' }),
    request_id: z.string().meta({ description: 'The same as in `X-Request-Id`, and in the log.' }),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457).' })

/** Members that come with one code alone. */
const members = ['errors', 'current', 'readiness'] as const
const ownMembers: Partial<Record<ProblemCode, (typeof members)[number]>> = {
  validation_failed: 'errors',
  precondition_failed: 'current',
  unavailable: 'readiness',
}

/** The problem of each code: the shared one, and what the code fixes of it. */
export const problemComponents: Record<string, oas31.SchemaObject> = Object.fromEntries(
  codes.map((code) => [problemName(code), narrowed(code)]),
)

/** `not_found` as `NotFound`. */
export function pascalCase(code: ProblemCode): string {
  return code
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')
}

export function problemName(code: ProblemCode): string {
  return `${pascalCase(code)}Problem`
}

function narrowed(code: ProblemCode): oas31.SchemaObject {
  const { status, title } = problems[code]
  const own = ownMembers[code]
  const others = members.filter((member) => member !== own)
  return {
    description: problemExplanations[code].means,
    allOf: [
      { $ref: '#/components/schemas/Problem' },
      ...others.map((member) => ({ not: { required: [member] } })),
    ],
    properties: {
      type: { const: `/docs/errors#${code}` },
      title: { const: title },
      status: { const: status },
      code: { const: code },
    },
    ...(own && own !== 'readiness' && { required: [own] }),
  }
}
