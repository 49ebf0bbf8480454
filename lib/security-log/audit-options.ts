import { parseArgs } from 'node:util'
import { z } from 'zod'
import { securityEvent } from './event-schema'
import { timeInput } from './time-input'

const minuteMs = 60_000
const unitMs = new Map([
  ['m', minuteMs],
  ['h', 60 * minuteMs],
  ['d', 24 * 60 * minuteMs],
])
const limitDefault = 1_000

/** `24h`, `90m` or `7d` before now, or a time. */
const moment = z.union(
  [
    z
      .string()
      .regex(/^\d{1,5}[mhd]$/)
      .transform((text) => {
        const age = Number.parseInt(text, 10) * (unitMs.get(text.slice(-1)) ?? 0)
        return new Date(Date.now() - age).toISOString()
      }),
    timeInput,
  ],
  { error: 'must be 24h, 90m, 7d or a time such as 2030-01-02T03:04:05Z' },
)

const options = z.strictObject({
  since: moment.optional(),
  event: z
    .array(z.enum(securityEvent.options, { error: ({ input }) => `${input} is not an event` }))
    .optional(),
  address: z.string().optional(),
  user: z.string().optional(),
  limit: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'must be a number from 1 to 99999' })
    .transform(Number)
    .refine((limit) => limit > 0, { error: 'must be a number from 1 to 99999' })
    .default(limitDefault),
  json: z.boolean().default(false),
})

export type AuditOptions = z.output<typeof options>

export const auditUsage = `npm run audit -- [--since 24h] [--event NAME] [--address ADDRESS] [--user ID] [--limit N] [--json]

  --since    24h, 90m, 7d, or a time such as 2030-01-02T03:04:05Z
  --event    one of: ${securityEvent.options.join(', ')}; may be given more than once
  --limit    how many entries at most, newest first (${limitDefault})
  --json     one JSON object per line instead of a table`

/**
 * Reads the arguments of `npm run audit`.
 * @throws TypeError or ZodError, whose message says which of them is wrong.
 */
export function parseAuditOptions(args: string[]): AuditOptions {
  const { values } = parseArgs({
    args,
    options: {
      since: { type: 'string' },
      event: { type: 'string', multiple: true },
      address: { type: 'string' },
      user: { type: 'string' },
      limit: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  return options.parse({ ...values })
}
