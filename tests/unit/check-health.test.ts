import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runScript } from '../harness/run-script'

let status = 200
let asked: string[] = []

const server = createServer((request, response) => {
  asked.push(`${request.headers.host}${request.url}`)
  response.writeHead(status).end()
})
let port: number

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  port = address.port
})

beforeEach(() => {
  asked = []
})

afterAll(() => server.close())

async function checkHealth(host: string, what: string) {
  const environment = { ENV_FILES: 'off', HOST: host, PORT: String(port) }
  return await runScript(['check-health.mjs', what], { environment })
}

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:127.0.0.1', '[::ffff:7f00:1]'],
  ['0.0.0.0', 'localhost'],
  ['::', 'localhost'],
  ['', '127.0.0.1'],
])('a server that listens on "%s" is asked at %s', async (host, name) => {
  status = 200
  expect(await checkHealth(host, 'live')).toMatchObject({ code: 0, stderr: '' })
  expect(asked).toEqual([`${name}:${port}/api/health/live`])
})

it('says what a server that is not ready answered, and ends with code 1', async () => {
  status = 503
  const { code, stderr } = await checkHealth('127.0.0.1', 'ready')
  expect(code).toBe(1)
  expect(stderr).toBe(`http://127.0.0.1:${port}/api/health/ready: 503\n`)
})
