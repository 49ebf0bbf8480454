import { createServer } from 'node:http'
import { listenAddress } from './environment.mjs'
import { frontDoor } from './front-door.mjs'
import { Failure, root } from './main.mjs'
import { stopOnSignal } from './stop-on-signal.mjs'

const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // How often the two are looked at; Node's own 30 s would make them that much longer.
  connectionsCheckingInterval: 1000,
}

/** Opens the app and serves its production build. */
export async function startServer() {
  const { host, port } = listenAddress()
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  const { default: next } = await import('next')
  // Next takes over the upgrades of the server that it knows, and then leaves every request with an
  // `Upgrade` header unanswered. So it gets one that never listens.
  const app = next({
    dev: false,
    dir: root,
    hostname: 'localhost',
    port,
    httpServer: createServer(),
  })
  await app.prepare()
  await runInstrumentation()
  const server = createServer(limits, frontDoor(app.getRequestHandler()))
  await listen(server, { host, port })
  stopOnSignal(server, () => app.close())
  console.log(`Docket is ready on ${urlOf(server, host)}`)
}

/**
 * Waits until instrumentation.ts has opened the database, before anything listens. In production
 * `prepare()` only begins that, and lets the first request wait; this is the same run, not another.
 */
async function runInstrumentation() {
  const { ensureInstrumentationRegistered } = await import(
    'next/dist/server/lib/router-utils/instrumentation-globals.external.js'
  )
  await ensureInstrumentationRegistered(root, '.next')
}

/**
 * @param {import('node:http').Server} server
 * @param {{ host: string, port: number }} address
 * @returns {Promise<void>}
 */
function listen(server, { host, port }) {
  return new Promise((resolve, reject) => {
    const refuse = (/** @type {NodeJS.ErrnoException} */ { code, message }) => {
      if (code !== 'EADDRINUSE') return reject(new Failure(`Cannot listen: ${message}`))
      reject(new Failure(`Port ${port} on ${host} is in use. Choose another with PORT.`))
    }
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      resolve()
    })
  })
}

/**
 * The address to type into a browser on this machine.
 * @param {import('node:http').Server} server
 * @param {string} host
 */
function urlOf(server, host) {
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : ''
  const isLocal = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)
  const name = host.includes(':') ? `[${host}]` : host
  return `http://${isLocal ? 'localhost' : name}:${port}`
}
