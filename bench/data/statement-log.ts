import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { unlessStopped } from '../stopped'

const lookEveryMs = 20

/** `pid` is that of the connection's process. */
export type LogLine = { pid: number; message: string }

/**
 * The server's own log, where it writes how long each statement took while it is asked to: what was
 * sent in earnest, and no statement that only looks like it.
 */
export function makeStatementLog() {
  const folder = mkdtempSync(join(tmpdir(), 'docket-bench-log-'))
  // The server runs as another user where we are root.
  chmodSync(folder, 0o777)
  const name = 'statements'
  let position = 0
  return {
    settings: {
      logging_collector: 'on',
      log_destination: 'jsonlog',
      log_directory: folder,
      log_filename: `${name}.log`,
      log_file_mode: '0644',
      log_rotation_age: '0',
      log_rotation_size: '0',
    },
    /** Runs some work, and answers with what was logged meanwhile. */
    async during(url: string, work: () => Promise<unknown>): Promise<LogLine[]> {
      await setLogging(url, '0')
      await work()
      const whole = await readUpTo(await setLogging(url, '-1'), join(folder, `${name}.json`))
      const end = whole.lastIndexOf('\n') + 1
      const lines = whole.subarray(position, end).toString('utf8').split('\n').filter(Boolean)
      position = end
      return lines.map((line) => JSON.parse(line))
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** @returns what the log says of it, where it was on. */
async function setLogging(url: string, minimumMs: '0' | '-1'): Promise<string> {
  const mark = randomUUID()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`select '${mark}'`)
  await client.query(`alter system set log_min_duration_statement = ${minimumMs}`)
  await client.query('select pg_reload_conf()')
  await client.end()
  return mark
}

/** Postgres hands its lines to a process that writes them in its own time. */
async function readUpTo(mark: string, file: string): Promise<Buffer> {
  for (;;) {
    const whole = readFileSync(file)
    if (whole.includes(mark)) return whole
    await unlessStopped(new Promise((resolve) => setTimeout(resolve, lookEveryMs)))
  }
}
