import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// Serves one route of a build from the folder it is started in, as a serverless host calls it:
// https://nextjs.org/docs/app/api-reference/adapters/invoking-entrypoints
const [entry = ''] = process.argv.slice(2)
const require = createRequire(join(process.cwd(), 'host.js'))
require('next/setup-node-env')
const { handler } = require(join(process.cwd(), entry))

const waitUntil = (/** @type {Promise<unknown>} */ work) => void work.catch(complain)
Reflect.set(globalThis, Symbol.for('@vercel/request-context'), { get: () => ({ waitUntil }) })

const server = createServer((request, response) => {
  handler(request, response, { waitUntil, requestMeta: { relativeProjectDir: '.' } }).catch(
    (/** @type {unknown} */ error) => {
      complain(error)
      response.destroy()
    },
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : ''
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})

/** @param {unknown} error */
function complain(error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
}
