import { z } from 'zod'

const count = z.int().min(0)

/** How many rows of each kind a purge erased. */
export const purgeOutput = z
  .strictObject({
    tasks: count,
    idempotency_keys: count,
    security_events: count,
    sessions: count,
    verifications: count,
    rate_limits: count,
  })
  .meta({ id: 'Purged', description: 'How many rows of each kind are gone.' })

export type PurgeCounts = z.infer<typeof purgeOutput>
