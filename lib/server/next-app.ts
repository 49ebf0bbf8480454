import { createServer } from 'node:http'
import { env } from '@/lib/env'
import type { Handle } from './front-door'

export type NextApp = { handle: Handle; close(): Promise<void> }

/** Opens the production build of the pages, and of the routes that are served with them. */
export async function openNext(): Promise<NextApp> {
  const { default: next } = await import('next')
  const app = next({
    dev: false,
    dir: process.cwd(),
    hostname: 'localhost',
    port: env().PORT,
    // Next takes over the upgrades of the server that it knows, and then leaves every request with an
    // `Upgrade` header unanswered. So it gets one that never listens.
    httpServer: createServer(),
  })
  await app.prepare()
  return { handle: app.getRequestHandler(), close: () => app.close() }
}
