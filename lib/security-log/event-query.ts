import { z } from 'zod'
import { collectParameters, cursorParameter, once, pageLimit } from '@/lib/http/query'
import { parseParameters } from '@/lib/validation'
import { securityEvent } from './event-schema'
import { timeInput } from './time-input'

/** The query string of the security log; the reference is made of it as well. */
export const securityEventParameters = z.strictObject({
  event: once.pipe(securityEvent).optional().meta({ description: 'Of this kind alone.' }),
  since: once.pipe(timeInput).optional().meta({ description: 'At this time or later.' }),
  limit: pageLimit,
  cursor: cursorParameter,
})

export type SecurityEventQuery = z.output<typeof securityEventParameters>

/** Reads the query string of the security log. @throws AppError `validation_failed`. */
export function parseSecurityEventQuery(search: URLSearchParams): SecurityEventQuery {
  return parseParameters(securityEventParameters, collectParameters(search, []))
}
