import { cases } from '../load/cases'
import type { World } from '../load/world'
import { median } from '../report/percentile'
import { spawnServer, untilAnswered } from '../servers/start-server'
import type { Bench } from './bench'

/** Milliseconds from the start of the process. */
export type StartTimes = { untilLive: number; untilFirstList: number }

/** How soon Docket answers that it is live, and lists somebody's tasks: the median of some starts. */
export async function measureStartTimes(bench: Bench, world: World): Promise<StartTimes> {
  const live: number[] = []
  const list: number[] = []
  for (let i = 0; i < bench.plan.starts; i += 1) {
    const server = await spawnServer('docket', bench.optionsWith())
    try {
      const isOk = async (path: string, init?: RequestInit) =>
        (await fetch(`${server.origin}${path}`, init)).ok
      live.push(await untilAnswered(server, () => isOk('/api/health/live')))
      const request = cases.list.requestOf(world, { share: 0, connection: i, sequence: 0 })
      list.push(await untilAnswered(server, () => isOk(request.path, request)))
    } finally {
      await server.stop()
    }
  }
  return { untilLive: median(live), untilFirstList: median(list) }
}
