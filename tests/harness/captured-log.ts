import { expect } from 'vitest'

/**
 * Takes what the process logs instead of printing it, and finds out whether a secret is in it. To be
 * loaded before anything logs: the log asks only once whether somebody stands before its output.
 */

const lengthMin = 8
const captured: string[] = []
const secrets = new Set<string>()

const print = process.stdout.write
process.stdout.write = function capture(this: typeof process.stdout, ...args: unknown[]) {
  const [text] = args
  const isLogged = typeof text === 'string' && text.startsWith('{"level"')
  if (!isLogged) return Reflect.apply(print, process.stdout, args)
  captured.push(text)
  return true
}

/** The lines logged so far that have these properties. */
export function loggedLines(properties: Record<string, unknown>): Record<string, unknown>[] {
  const lines = captured.flatMap((text) => text.split('\n').filter((line) => line !== ''))
  return lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => Object.entries(properties).every(([name, value]) => line[name] === value))
}

/** Remembers what the log must not hold. What is short may stand in it by chance. */
export function rememberSecret(text: unknown): void {
  if (typeof text !== 'string' || text.length < lengthMin) return
  secrets.add(text)
  // As a string of JSON would hold it.
  secrets.add(JSON.stringify(text).slice(1, -1))
}

/** Requires that nothing of what was remembered was logged. */
export function expectNoSecretLogged(): void {
  const output = captured.join('')
  expect([...secrets].filter((secret) => output.includes(secret))).toEqual([])
}
