import { parseArgs } from 'node:util'

export type BenchOptions = { quick: boolean; check: boolean }

export const benchUsage = `npm run bench -- [--quick] [--check]

  --quick  in less than a minute, with fewer users and shorter rounds; keeps no figures
  --check  ends with code 1 where a target is missed

Ends with code 1, too, where any request was answered other than expected.`

/**
 * Reads the arguments of `npm run bench`.
 * @throws TypeError, whose message says which of them is wrong.
 */
export function parseBenchOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: { quick: { type: 'boolean' }, check: { type: 'boolean' } },
  })
  return { quick: values.quick ?? false, check: values.check ?? false }
}
