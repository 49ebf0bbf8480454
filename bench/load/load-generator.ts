import { fork } from 'node:child_process'
import { unlessStopped } from '../stopped'
import type { ClosedJob, ClosedResult, Job, OpenJob, OpenResult, Setup } from './job'

export type LoadGenerator = {
  run(job: ClosedJob): Promise<ClosedResult>
  run(job: OpenJob): Promise<OpenResult>
  stop(): void
}

/** Starts the process that makes all load, so that making it is never a part of what is measured. */
export function startLoadGenerator(file: string, setup: Setup): LoadGenerator {
  const child = fork(file, { env: { ...process.env, BENCH_SETUP: JSON.stringify(setup) } })
  let settle = { resolve(_: unknown) {}, reject(_: Error) {} }
  child.on('message', (result) => settle.resolve(result))
  child.once('exit', () => settle.reject(new Error('The process that makes the load has ended.')))
  // What comes back is what the job's kind says: both ends are of one build.
  // biome-ignore lint/suspicious/noExplicitAny: the channel between two processes carries no types
  function run(job: Job): Promise<any> {
    return unlessStopped(
      new Promise((resolve, reject) => {
        settle = { resolve, reject }
        child.send(job)
      }),
    )
  }
  return { run, stop: () => child.kill() }
}
