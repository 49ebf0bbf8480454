import { z } from 'zod'
import { securityEventOutput } from '@/lib/security-log/event-schema'
import { taskOutput } from '@/lib/tasks/task-schema'
import { instant } from '@/lib/wire-time'

export const exportFileName = 'docket-export.json'

/** A session as its owner may take it away: without the token that it is. */
const sessionOutput = z.strictObject({
  id: z.string(),
  created_at: instant,
  expires_at: instant,
  address: z.string().nullable(),
  user_agent: z.string().nullable(),
})

/**
 * What a person has in Docket, as one JSON file: without what only serves sign-in and retries, such as
 * the password's hash and the answers that are kept for a day under their `Idempotency-Key`.
 */
export const exportOutput = z
  .strictObject({
    exported_at: instant,
    user: z.strictObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      created_at: instant,
    }),
    sessions: z.array(sessionOutput),
    tasks: z.array(taskOutput).meta({ description: 'The trash included.' }),
    security_events: z.array(securityEventOutput),
  })
  .meta({ id: 'Export', description: 'A person’s account, sessions, tasks and security log.' })

export type AccountExport = z.infer<typeof exportOutput>
