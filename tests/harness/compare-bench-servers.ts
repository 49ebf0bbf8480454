import { startSeededPostgres } from '@/bench/data/database'
import { makeWorld } from '@/bench/load/world'
import { recordOf } from '@/bench/record-of'
import { bundleProcesses } from '@/bench/servers/bundle'
import { findDifferences } from '@/bench/servers/find-differences'
import { type RunningServer, serverNames, startServer } from '@/bench/servers/start-server'

/**
 * A process that says where the servers of the bench answer differently: as they are, and where one of
 * them has another secret.
 */
const secret = 'only-for-tests-only-for-tests-only-for-tests'
const population = { users: 12, tasksOfEach: 1000 }

const database = await startSeededPostgres(population)
const running: RunningServer[] = []
try {
  const options = { databaseUrl: database.url, secret, bundles: await bundleProcesses() }
  const start = async (...[name, settings]: Parameters<typeof startServer>) => {
    const server = await startServer(name, settings)
    running.push(server)
    return server.origin
  }
  const origins = await recordOf(serverNames, (name) => start(name, options))
  const world = makeWorld(population, secret)
  const asTheyAre = await findDifferences(origins, world, 0)
  const other = await start('limit', { ...options, secret: `${secret}, another` })
  const withOther = await findDifferences({ ...origins, limit: other }, world, 1)
  process.stdout.write(JSON.stringify({ asTheyAre, withOther }))
} finally {
  await Promise.all(running.map((server) => server.stop()))
  await database.stop()
}
process.exit(0)
