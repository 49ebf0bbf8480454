import cluster, { type Worker } from 'node:cluster'
import { availableParallelism } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { onStop } from './stop-on-signal'

/** What a worker tells once it is there. */
const readyMessage = z.object({ readyOn: z.string() })

const restartPauseMs = 1_000

/** Each holds up to ten connections, and by default a Postgres allows a hundred in all. */
const autoMax = 8

/** In how many processes to serve. */
export function workerCount(wanted: number | 'auto'): number {
  return wanted === 'auto' ? Math.min(availableParallelism(), autoMax) : wanted
}

/** Tells the process that started this worker where it serves. */
export function reportReady(origin: string): void {
  process.send?.({ readyOn: origin })
}

/**
 * Serves in `count` processes of their own, which share the port; this one does nothing else. A
 * worker that dies is replaced. The first starts alone, so that what keeps it from serving is
 * reported once and ends everything.
 * @returns their address, once all are ready.
 */
export async function runWorkers(
  count: number,
  whenOrphaned: (callback: () => void) => unknown,
): Promise<string> {
  cluster.setupPrimary({ exec: 'scripts/serve.mjs', args: [] })
  cluster.on('exit', (worker) => void replace(worker))
  onStop(stopAll, whenOrphaned)
  const origin = await startWorker()
  await Promise.all(Array.from({ length: count - 1 }, startWorker))
  return origin
}

let isStopping = false
const ready = new WeakSet<Worker>()

/** Starts a worker and waits until it serves. One that cannot has said why, and this process ends too. */
function startWorker(): Promise<string> {
  return new Promise((resolve) => {
    const worker = fork(resolve)
    worker.once('exit', (code) => {
      if (!ready.has(worker) && !isStopping) process.exit(code || 1)
    })
  })
}

function fork(onReady: (origin: string) => void = () => {}): Worker {
  const worker = cluster.fork()
  worker.on('message', (message: unknown) => {
    const told = readyMessage.safeParse(message)
    if (!told.success) return
    ready.add(worker)
    onReady(told.data.readyOn)
  })
  return worker
}

async function replace(worker: Worker) {
  if (isStopping) return
  const { pid, exitCode, signalCode } = worker.process
  process.stderr.write(
    `Worker ${pid} ended (${signalCode ?? exitCode}); another takes its place.\n`,
  )
  // One that ends as soon as it starts must not keep the machine busy.
  if (!ready.has(worker)) await delay(restartPauseMs)
  if (!isStopping) fork()
}

/** Passes the signal on, and ends when the last worker has ended. */
function stopAll() {
  isStopping = true
  const endWithLast = () => {
    if (workers().length === 0) process.exit(0)
  }
  cluster.on('exit', endWithLast)
  for (const worker of workers()) worker.process.kill('SIGTERM')
  endWithLast()
}

function workers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
}
