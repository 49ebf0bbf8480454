import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockDirectory, startByPs } from '@/db/directory-lock'
import { openEmbedded } from '@/db/embedded'
import { DatabaseRefusal } from '@/db/failures'

const harness = fileURLToPath(new URL('../harness/', import.meta.url))
let scratch: string
let directory: string
let children: ChildProcessWithoutNullStreams[]

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'docket-lock-'))
  directory = join(scratch, 'pglite')
  children = []
})

afterEach(async () => {
  await Promise.all(children.map(kill))
  rmSync(scratch, { recursive: true, force: true })
})

/** Starts a script of the harness on the directory. */
function start(script: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(harness, script), directory])
  children.push(child)
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
}

async function kill(child: ChildProcessWithoutNullStreams) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

describe('the lock on a database directory', () => {
  it('refuses a second process, by the number of the first, and lets it in after a clean end', async () => {
    const first = start('hold-lock.ts')
    expect((await first.lines.next()).value).toBe('held')
    expect(() => lockDirectory(directory)).toThrow(DatabaseRefusal)
    expect(() => lockDirectory(directory)).toThrow(`in use by process ${first.child.pid}.`)
    first.child.stdin.end()
    await once(first.child, 'exit')
    lockDirectory(directory)()
  })

  it('is taken over from a killed process', async () => {
    const first = start('hold-lock.ts')
    await first.lines.next()
    await kill(first.child)
    const release = lockDirectory(directory)
    expect(() => lockDirectory(directory)).toThrow(`in use by process ${process.pid}.`)
    release()
  })

  it('is taken over when another process has the number of the dead one', () => {
    const release = lockDirectory(directory)
    const [name = ''] = readdirSync(scratch)
    const holder = JSON.parse(readFileSync(join(scratch, name), 'utf8'))
    writeFileSync(join(scratch, name), JSON.stringify({ ...holder, startedAt: 'before' }))
    const releaseOwn = lockDirectory(directory)
    releaseOwn()
    release()
  })

  it('knows a process from another zone, too, where the system tells its start in words', () => {
    const here = startByPs(process.pid)
    vi.stubEnv('TZ', 'Asia/Tokyo')
    expect(startByPs(process.pid)).toBe(here)
    vi.unstubAllEnvs()
  })

  it('is not taken from another machine, whose processes cannot be seen', () => {
    const release = lockDirectory(directory)
    const [name = ''] = readdirSync(scratch)
    const holder = JSON.parse(readFileSync(join(scratch, name), 'utf8'))
    writeFileSync(join(scratch, name), JSON.stringify({ ...holder, host: 'elsewhere' }))
    expect(() => lockDirectory(directory)).toThrow('on elsewhere')
    release()
  })

  it('goes to exactly one of many that take it from a dead process at once', async () => {
    const dead = start('hold-lock.ts')
    await dead.lines.next()
    await kill(dead.child)
    const takers = Array.from({ length: 6 }, () => start('hold-lock.ts'))
    const answers = await Promise.all(takers.map(async ({ lines }) => (await lines.next()).value))
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1)
    expect(answers.filter((answer) => answer.includes('in use by process'))).toHaveLength(5)
  })
})

describe('a lock file that was damaged', () => {
  it.each(['', '\0\0\0\0', '{"pid":'])('is free when it holds %j', (text) => {
    writeFileSync(`${directory}.lock.7`, text)
    lockDirectory(directory)()
    expect(readdirSync(scratch)).toEqual(['pglite.lock.8'])
  })
})

describe('the embedded database', () => {
  it('keeps other accounts of the machine out of its folder', async () => {
    mkdirSync(directory, { mode: 0o755 })
    const { close } = await openEmbedded(directory)
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    await close()
  })

  it('keeps every acknowledged row of a killed process', async () => {
    const writer = start('write-rows.ts')
    let last = -1
    while (last < 50) last = Number((await writer.lines.next()).value)
    await kill(writer.child)
    for await (const line of { [Symbol.asyncIterator]: () => writer.lines }) last = Number(line)
    const { transport, close } = await openEmbedded(directory)
    const text = 'select count(*)::int from written where number <= $1'
    expect(await transport([{ text, values: [last], shape: 'array' }])).toEqual([[[last + 1]]])
    await close()
  })
})
