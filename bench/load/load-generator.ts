import { fork } from 'node:child_process'
import { unlessStopped } from '../stopped'
import type { ClosedJob, ClosedResult, Count, Job, OpenJob, OpenResult, Setup } from './job'

export type LoadGenerator = {
  run(job: ClosedJob): Promise<ClosedResult>
  run(job: OpenJob): Promise<OpenResult>
  stop(): void
}

/** Starts the process that makes all load, so that making it is never a part of what is measured. */
export function startLoadGenerator(file: string, setup: Setup): LoadGenerator {
  const child = fork(file, { env: { ...process.env, BENCH_SETUP: JSON.stringify(setup) } })
  let settle = { resolve(_: Count) {}, reject(_: Error) {} }
  // What comes back is what the job's kind says: both ends are of one build.
  child.on('message', (result) => settle.resolve(result as Count))
  child.once('exit', () => settle.reject(new Error('The process that makes the load has ended.')))
  function run(job: ClosedJob): Promise<ClosedResult>
  function run(job: OpenJob): Promise<OpenResult>
  function run(job: Job): Promise<Count> {
    return unlessStopped(
      new Promise((resolve, reject) => {
        settle = { resolve, reject }
        child.send(job)
      }),
    )
  }
  return { run, stop: () => child.kill() }
}
