import { ZodError } from 'zod'
import { explainFailure } from './command-failure'

/** As `explainFailure`; what is wrong with the arguments comes with how the command is used. */
export function explainUsage(error: unknown, usage: string): string {
  if (error instanceof ZodError) {
    const wrong = error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`)
    return `${wrong.join('\n')}\n\n${usage}`
  }
  if (error instanceof TypeError && 'code' in error) return `${error.message}\n\n${usage}`
  return explainFailure(error)
}
