import { makeSeededFolder } from '../data/database'
import { connectionsMax } from '../load/cases'
import { startLoadGenerator } from '../load/load-generator'
import { startServer } from '../servers/start-server'
import type { Bench } from './bench'

/** How many lists a second one process answers with the database in it. */
export async function measureEmbedded(bench: Bench) {
  const { embedded, warmSeconds, roundSeconds } = bench.plan
  const folder = await makeSeededFolder(embedded)
  const load = startLoadGenerator(bench.bundles.load, {
    population: embedded,
    secret: bench.secret,
  })
  try {
    const options = { ...bench.optionsWith(), databaseUrl: folder.url }
    const server = await startServer('docket', options)
    try {
      const { origin } = server
      const job = { kind: 'closed', origin, caseName: 'list', share: 0 } as const
      await load.run({ ...job, connections: connectionsMax, seconds: warmSeconds })
      const result = await load.run({ ...job, connections: connectionsMax, seconds: roundSeconds })
      return { perSecond: result.answers / result.seconds, errors: result.errors }
    } finally {
      await server.stop()
    }
  } finally {
    load.stop()
    folder.remove()
  }
}
