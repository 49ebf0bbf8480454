import { ZodError } from 'zod'
import type { Driver } from '@/db/driver'
import { explainFailure } from '@/lib/command-failure'
import { withOwnBrokenCopy, withOwnDatabase } from './command-database'
import { CouldNotRun } from './could-not-run'
import { type ProofOptions, parseProofOptions, proofUsage } from './options'
import { proveIsolation } from './prove-isolation'
import type { Tally } from './tally'

const exitCodes = { proved: 0, leaks: 1, couldNotRun: 2 }

/** Between two attempts, so that what was made is removed. */
const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => stopped.abort(new CouldNotRun('Stopped. What was made is removed.')))
}

/** What `npm run prove:isolation` runs. */
async function run(args: string[]): Promise<number> {
  const options = parseProofOptions(args)
  // The environment is read at first use, which is not before here.
  if (options.url !== undefined) process.env.DATABASE_URL = options.url
  const { attempts, leaks } = await prove(options)
  print(`${attempts} attempts, ${leaks} leaks`)
  return leaks > 0 ? exitCodes.leaks : exitCodes.proved
}

async function prove({ break: broken }: ProofOptions): Promise<Tally> {
  const withoutFilters = broken !== undefined
  const proof = async (driver: Driver) =>
    await proveIsolation(driver, { withoutFilters, print, signal: stopped.signal })
  return broken === 'policy' ? await withOwnBrokenCopy(proof) : await withOwnDatabase(print, proof)
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}

/** What a person can mend, without a stack. */
function explain(error: unknown): string {
  if (error instanceof ZodError) {
    const wrong = error.issues.map(({ path, message }) => `${placeOf(path)} ${message}`)
    return `${wrong.join('\n')}\n\n${proofUsage}`
  }
  if (error instanceof TypeError && 'code' in error) return `${error.message}\n\n${proofUsage}`
  return error instanceof CouldNotRun ? error.message : explainFailure(error)
}

function placeOf([name]: PropertyKey[]) {
  return name === 'url' || name === 'more' ? 'DATABASE_URL' : `--${String(name)}`
}

// Whoever reads it may have seen enough, as `head` does; what was made must be removed all the same.
process.stdout.on('error', () => stopped.abort(new CouldNotRun('Nobody reads on.')))

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = exitCodes.couldNotRun
  },
)
