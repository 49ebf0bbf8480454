import cluster from 'node:cluster'
import { laneRoutes } from '@/app/api/lane-routes'
import { explainFailure } from '@/lib/command-failure'
import { env } from '@/lib/env'
import { type ServeOptions, serve } from '@/lib/server/serve'
import { reportReady, runWorkers, workerCount } from '@/lib/server/workers'

type Options = Pick<ServeOptions, 'whenOrphaned'>

/**
 * The production server: our own in front, Next behind it. scripts/server-bundle.mjs makes one file of
 * it and its parts, which scripts/server.mjs runs.
 */
export async function start(options: Options): Promise<void> {
  try {
    const origin = await startHere(options)
    if (cluster.isPrimary) process.stdout.write(`Docket is ready on ${origin}\n`)
    else reportReady(origin)
  } catch (error) {
    process.stderr.write(`${explainFailure(error)}\n`)
    process.exit(1)
  }
}

async function startHere({ whenOrphaned }: Options): Promise<string> {
  const { API_LANE, WORKERS } = env()
  const count = workerCount(WORKERS)
  if (count > 1 && cluster.isPrimary) return await runWorkers(count, whenOrphaned)
  return await serve({ routes: API_LANE === 'on' ? laneRoutes : [], whenOrphaned })
}
