import { parseArgs } from 'node:util'
import { z } from 'zod'

const usersMax = 1_000_000
const tasksMax = 100_000_000
const randomSeedMax = 2 ** 32 - 1

/** A number in decimal digits; thousands may be parted as in `1_000_000`. */
function count({ min, max }: { min: number; max: number }) {
  const error = `must be a number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d[\d_]*$/, { error })
    .transform((text) => Number(text.replaceAll('_', '')))
    .refine((value) => value >= min && value <= max, { error })
}

const options = z.strictObject({
  users: count({ min: 1, max: usersMax }).default(100),
  tasks: count({ min: 0, max: tasksMax }).default(10_000),
  'random-seed': count({ min: 0, max: randomSeedMax }).default(1),
  clean: z.boolean().default(false),
})

export type SeedOptions = z.output<typeof options>

export const seedUsage = `npm run db:seed -- [--users 100] [--tasks 10000] [--random-seed 1]
npm run db:seed -- --clean

  --users        how many to make: seed-1@example.com and so on, after those of earlier runs
  --tasks        how many to make for all of them together; the first user gets most
  --random-seed  the same number gives the same tasks, but for the day that their times are reckoned from
  --clean        removes every user that this command ever made, with all their tasks`

/**
 * Reads the arguments of `npm run db:seed`.
 * @throws TypeError or ZodError, whose message says which of them is wrong.
 */
export function parseSeedOptions(args: string[]): SeedOptions {
  const { values } = parseArgs({
    args,
    options: {
      users: { type: 'string' },
      tasks: { type: 'string' },
      'random-seed': { type: 'string' },
      clean: { type: 'boolean' },
    },
  })
  return options.parse({ ...values })
}
