import { parseArgs } from 'node:util'
import { z } from 'zod'

const options = z.strictObject({
  url: z
    .string()
    .regex(/^(postgres|postgresql|pglite):/, 'must start with postgres:, postgresql: or pglite:')
    .refine((url) => URL.canParse(url), { error: 'is not a URL; escape special characters in it' })
    .optional(),
  more: z.array(z.never({ error: 'is given twice' })),
  break: z.enum(['where', 'policy'], { error: 'must be where or policy' }).optional(),
})

export type ProofOptions = z.output<typeof options>

export const proofUsage = `npm run prove:isolation -- [DATABASE_URL] [--break=where|policy]

  DATABASE_URL     the database to try it on, with Docket's schema; that of the environment unless given
  --break=where    the app's statements go without their filter by user: the database still holds them
  --break=policy   that, on a scratch copy whose policies are dropped: leaks must be found

Ends with code 0 where there are no leaks, 1 where there are some, 2 where it could not run.`

/**
 * Reads the arguments of `npm run prove:isolation`.
 * @throws TypeError or ZodError, whose message says which of them is wrong.
 */
export function parseProofOptions(args: string[]): ProofOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { break: { type: 'string' } },
  })
  const [url, ...more] = positionals
  return options.parse({ url, more, ...values })
}
