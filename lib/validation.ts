import type { z } from 'zod'
import { AppError, type FieldError } from '@/lib/app-error'

type Issue = z.core.$ZodIssue
type Location = (path: PropertyKey[]) => { pointer: string } | { parameter: string }

const errorsMax = 20

/**
 * Reads a request's body by a schema.
 * @throws AppError `validation_failed`, with a JSON Pointer to each field that is wrong.
 */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  return parse(schema, body, (path) => ({ pointer: path.map(pointerStep).join('') }))
}

/**
 * Reads a query string's parameters by a schema.
 * @throws AppError `validation_failed`, with the name of each parameter that is wrong.
 */
export function parseParameters<T extends z.ZodType>(schema: T, parameters: unknown): z.output<T> {
  return parse(schema, parameters, (path) => ({ parameter: String(path[0]) }))
}

function parse<T extends z.ZodType>(schema: T, value: unknown, locate: Location): z.output<T> {
  const parsed = schema.safeParse(value, { error: (issue) => validationMessage(issue as Issue) })
  if (parsed.success) return parsed.data
  throw validationFailed(parsed.error.issues.flatMap((issue) => fieldErrors(issue, locate)))
}

/** @returns the error to throw for fields that are wrong. */
export function validationFailed(errors: FieldError[]) {
  const shown = errors.slice(0, errorsMax)
  const detail = shown.map((error) => `${nameOf(error)}: ${error.message}`).join('; ')
  return new AppError('validation_failed', detail, { members: { errors: shown } })
}

/** An issue as a person reads it, beginning with "must", "is" or "needs" so that a name can precede it. */
function validationMessage(issue: z.core.$ZodRawIssue | Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is required'
        : `must be ${kinds[issue.expected] ?? issue.expected}`
    case 'too_small':
      if (issue.minimum === 1) return 'must not be empty'
      return `must be at least ${amount(issue.minimum, issue.origin)}`
    case 'too_big':
      return `must be at most ${amount(issue.maximum, issue.origin)}`
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`
    case 'invalid_format':
      return formats[issue.format]
    case 'unrecognized_keys':
      return 'is not known here'
    default:
      return undefined
  }
}

const kinds: Record<string, string> = {
  string: 'a string',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
}

const formats: Record<string, string> = {
  date: 'must be a real day as YYYY-MM-DD',
  guid: 'must be a UUID',
}

function amount(bound: number | bigint, origin: string) {
  if (origin === 'string') return `${bound} characters`
  return origin === 'array' ? `${bound} items` : String(bound)
}

function fieldErrors(issue: Issue, locate: Location): FieldError[] {
  const { code, message } = issue
  if (code !== 'unrecognized_keys') return [{ ...locate(issue.path), code, message }]
  return issue.keys.map((key) => ({ ...locate([...issue.path, key]), code, message }))
}

/** RFC 6901, section 3. */
function pointerStep(step: PropertyKey) {
  return `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function nameOf(error: FieldError) {
  if ('pointer' in error) return error.pointer.slice(1) || 'body'
  return 'parameter' in error ? error.parameter : error.header
}
