import { runClosedLoop } from './closed-loop'
import type { Job, Setup } from './job'
import { runOpenLoop } from './open-loop'
import { makeWorld } from './world'

/** A process that loads servers and does nothing else: one job after the other, as it is told. */
const { population, secret }: Setup = JSON.parse(process.env.BENCH_SETUP ?? '')
const world = makeWorld(population, secret)

process.on('message', async (job: Job) => {
  process.send?.(
    await (job.kind === 'closed' ? runClosedLoop(job, world) : runOpenLoop(job, world)),
  )
})
// Whoever started it may have ended without a word.
process.once('disconnect', () => process.exit(0))
