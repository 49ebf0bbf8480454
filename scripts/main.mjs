import { fileURLToPath } from 'node:url'

const nodeVersionMin = [20, 19]

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Something a person can fix. Its message is all they see of it. */
export class Failure extends Error {
  /** @override */
  name = 'Failure'
}

/**
 * Runs a command of this project in its folder. A `Failure` is one message and an exit code.
 * @param {() => Promise<void>} command
 */
export async function main(command, failureCode = 1) {
  try {
    requireNode()
    process.chdir(root)
    await command()
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error)
    process.exit(failureCode)
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [majorMin = 0, minorMin = 0] = nodeVersionMin
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return
  throw new Failure(
    `Docket needs Node.js ${nodeVersionMin.join('.')} or later; this is ${process.versions.node}.`,
  )
}
