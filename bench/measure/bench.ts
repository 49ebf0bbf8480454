import { randomBytes } from 'node:crypto'
import type { startSeededPostgres } from '../data/database'
import { type CaseName, connectionsMax } from '../load/cases'
import type { ClosedResult } from '../load/job'
import { type LoadGenerator, startLoadGenerator } from '../load/load-generator'
import type { Plan } from '../plan'
import { recordOf } from '../record-of'
import { type Bundle, bundleProcesses } from '../servers/bundle'
import {
  type RunningServer,
  type ServerName,
  type ServerOptions,
  serverNames,
  startServer,
} from '../servers/start-server'

type Settings = Record<string, string>

/** What every measurement needs. */
export class Bench {
  readonly plan: Plan
  readonly database: Awaited<ReturnType<typeof startSeededPostgres>>
  readonly secret = randomBytes(32).toString('base64')
  readonly bundles: Record<Bundle, string>
  readonly load: LoadGenerator
  #shares = 0

  static async open(plan: Plan, database: Bench['database']) {
    return new Bench(plan, database, await bundleProcesses())
  }

  private constructor(plan: Plan, database: Bench['database'], bundles: Bench['bundles']) {
    this.plan = plan
    this.database = database
    this.bundles = bundles
    this.load = startLoadGenerator(bundles.load, {
      population: plan.population,
      secret: this.secret,
    })
  }

  optionsWith(settings: Settings = {}): ServerOptions {
    const { database, secret, bundles } = this
    return { databaseUrl: database.url, secret, bundles, settings }
  }

  /** Runs some work with one of the four, which is stopped afterwards. */
  async with<T>(
    name: ServerName,
    settings: Settings,
    work: (server: RunningServer) => Promise<T>,
  ): Promise<T> {
    const server = await startServer(name, this.optionsWith(settings))
    try {
      return await work(server)
    } finally {
      await server.stop()
    }
  }

  /** The same with all four at once. */
  async withAll<T>(work: (origins: Record<ServerName, string>) => Promise<T>): Promise<T> {
    const running: RunningServer[] = []
    try {
      const origins = await recordOf(serverNames, async (name) => {
        const server = await startServer(name, this.optionsWith())
        running.push(server)
        return server.origin
      })
      return await work(origins)
    } finally {
      await Promise.all(running.map((server) => server.stop()))
    }
  }

  /** A share of the tasks that nothing has changed yet. */
  freshShare(): number {
    this.#shares += 1
    return this.#shares - 1
  }

  /** All that a server can take of a case for some seconds. */
  async loadFor(seconds: number, origin: string, caseName: CaseName): Promise<ClosedResult> {
    const share = caseName === 'update' ? this.freshShare() : 0
    const job = { kind: 'closed', origin, caseName, share, connections: connectionsMax } as const
    return await this.load.run({ ...job, seconds })
  }
}
