import { z } from 'zod'

const fault = { error: 'must be a time such as 2030-01-02T03:04:05Z' }

/** A time in UTC, of the years that both RFC 3339 and Postgres know, whatever offset it came with. */
export const timeInput = z.iso
  .datetime({ offset: true, ...fault })
  .transform((text) => new Date(text).toISOString())
  .refine((utc) => /^(?!0000)\d{4}-/.test(utc), fault)
