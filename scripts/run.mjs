import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { Failure, root } from './main.mjs'
import { whenOrphaned } from './when-orphaned.mjs'

/** @typedef {Record<string, string | undefined>} Environment */
/** @typedef {{ env?: Environment, timeoutMs?: number }} Options */

/** The command lines of the packages used here, which `npx` would take a second to find. */
const commandPaths = {
  biome: '@biomejs/biome/bin/biome',
  'drizzle-kit': 'drizzle-kit/bin.cjs',
  next: 'next/dist/bin/next',
  playwright: '@playwright/test/cli.js',
  tsc: 'typescript/bin/tsc',
  tsx: 'tsx/dist/cli.mjs',
  vitest: 'vitest/vitest.mjs',
}

/**
 * The command line that runs a package's command.
 * @param {keyof typeof commandPaths} name
 * @param {string[]} args
 */
export function packageCommand(name, ...args) {
  return [process.execPath, join(root, 'node_modules', commandPaths[name]), ...args]
}

/**
 * Runs a command line with its output shown, and answers with its exit code.
 * @param {string[]} commandLine
 * @param {Options} [options]
 */
export async function runShown(commandLine, options = {}) {
  const { code } = await run(commandLine, 'inherit', options)
  return code
}

/**
 * Runs a command line with its output shown.
 * @param {string[]} commandLine
 * @param {Options} [options]
 * @throws {Failure} when it fails.
 */
export async function requireSuccess(commandLine, options = {}) {
  const code = await runShown(commandLine, options)
  if (code !== 0) throw new Failure(`Ended with code ${code}.`)
}

/**
 * Runs a command line whose output matters only when it fails.
 * @param {string[]} commandLine
 * @param {Options} [options]
 * @throws {Failure} with all it said.
 */
export async function runQuietly(commandLine, options = {}) {
  const { code, output } = await run(commandLine, 'pipe', options)
  if (code === 0) return
  throw new Failure(`${output.trimEnd()}\n\n${commandLine.join(' ')}\nended with code ${code}.`)
}

/**
 * @param {string[]} commandLine
 * @param {'inherit' | 'pipe'} stdio
 * @param {Options} options
 * @returns {Promise<{ code: number, output: string }>}
 */
function run([command = '', ...args], stdio, { env = process.env, timeoutMs }) {
  return new Promise((resolve) => {
    // On Windows npm and npx are scripts, which only a shell starts.
    const shell = process.platform === 'win32' && command !== process.execPath
    const child = spawn(command, args, {
      // Next's types ask for a NODE_ENV, which a process need not have.
      env: /** @type {NodeJS.ProcessEnv} */ (env),
      cwd: root,
      stdio: ['inherit', stdio, stdio],
      shell,
      timeout: timeoutMs,
    })
    const stopForwarding = forwardSignals(child)
    let output = ''
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.once('error', (error) => {
      stopForwarding()
      resolve({ code: 127, output: error.message })
    })
    child.once('close', (code, signal) => {
      const asked = stopForwarding()
      if (asked) process.exit(code ?? exitCodeOf(asked))
      resolve({ code: code ?? (signal ? exitCodeOf(signal) : 1), output })
    })
  })
}

/**
 * Forwards signals meant for us to the child, which would be left running otherwise. Returns a
 * function that ends the forwarding and tells which signal came.
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardSignals(child) {
  /** @type {NodeJS.Signals | undefined} */
  let came
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    came = signal
    child.kill(signal)
  }
  process.on('SIGINT', forward)
  process.on('SIGTERM', forward)
  const stopWatching = whenOrphaned(() => forward('SIGTERM'))
  return () => {
    stopWatching()
    process.off('SIGINT', forward)
    process.off('SIGTERM', forward)
    return came
  }
}

function exitCodeOf(/** @type {NodeJS.Signals} */ signal) {
  return 128 + constants.signals[signal]
}
