import { z } from 'zod'

/** A time as the API writes it: RFC 3339 in UTC with milliseconds. Its pattern is zod's, made readable. */
export const instant = z.iso
  .datetime({ precision: 3 })
  .meta({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$' })
