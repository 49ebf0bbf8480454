import { z } from 'zod'

/** What serving tasks depends on. */
export const dependencies = z.strictObject({
  database: z.enum(['reachable', 'unreachable']),
  schema: z.strictObject({
    applied: z.string().nullable().meta({ description: 'The newest migration in the database.' }),
    expected: z.string().nullable().meta({ description: 'The newest one this version knows.' }),
  }),
})

/** The answer where tasks can be served. */
export const readinessOutput = dependencies
  .extend({ status: z.literal('ready') })
  .meta({ id: 'Readiness', description: 'Tasks can be served now.' })

export type Dependencies = z.infer<typeof dependencies>
