import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export type Ended = { code: number | null; stdout: string; stderr: string }

/** Runs one of the project's commands in a process of its own, as npm would, to its end. */
export async function runScript(
  [script, ...args]: [script: string, ...args: string[]],
  { environment, root = process.cwd() }: { environment: Record<string, string>; root?: string },
): Promise<Ended> {
  const child = spawn(process.execPath, [`${root}/scripts/${script}`, ...args], {
    env: { ...process.env, ...environment },
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, stdout, stderr }
}
