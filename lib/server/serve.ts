import { createServer } from 'node:http'
import { join } from 'node:path'
import { closeDatabase } from '@/db/database'
import { boot, finishWork } from '@/lib/boot'
import { env } from '@/lib/env'
import { compressPage } from './compress-page'
import { compressedFiles } from './compressed-files'
import { type Handle, standInFront } from './front-door'
import { answerInLane, type LaneRoute } from './lane'
import { listen } from './listen'
import { type NextApp, openNext } from './next-app'
import { drain, onStop } from './stop-on-signal'
import { watchConnections } from './unused-connections'

const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // How often these two timeouts are checked; Node's own 30 s would lengthen each by as much.
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16 * 1024,
}

export type ServeOptions = {
  routes: readonly LaneRoute[]
  /** Calls back when the process that started this one is gone. */
  whenOrphaned(callback: () => void): unknown
}

/**
 * Opens the database and serves. The routes given are answered from the moment it listens; pages
 * wait for Next, which takes longer to load than all the rest.
 * @returns its address, once all of it is ready.
 */
export async function serve({ routes, whenOrphaned }: ServeOptions): Promise<string> {
  const { HOST: host, PORT: port, TRUSTED_PROXIES: trustedProxies, isHttps } = env()
  await boot()
  const server = createServer(limits)
  watchConnections(server)
  let opening: Promise<NextApp> | undefined
  const next = () => (opening ??= openNext())
  const chooseCopy = compressedFiles(join(process.cwd(), '.next/static'))
  const handle: Handle = async (request, response) => {
    const answered = answerInLane(routes, request, response)
    if (answered !== false) return await answered
    compressPage(request, response)
    chooseCopy(request, response)
    await (await next()).handle(request, response)
  }
  standInFront(server, handle, { trustedProxies, isHttps })
  const origin = await listen(server, { host, port })
  const close = async () => {
    await (await next()).close()
    await finishWork()
    await closeDatabase()
  }
  onStop(() => drain(server, close), whenOrphaned)
  await next()
  return origin
}
