import { once } from 'node:events'
import { createServer, get, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { drain } from '@/lib/server/stop-on-signal'
import { watchConnections } from '@/lib/server/unused-connections'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A server that can be told to stop, and says how its process ended. */
async function open(answer: RequestListener) {
  const server = createServer(answer)
  watchConnections(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  let isClosed = false
  const close = async () => {
    isClosed = true
  }
  return {
    server,
    port,
    stop: () =>
      new Promise((resolve) => {
        vi.spyOn(process, 'exit').mockImplementation(((code) =>
          resolve({ code, isClosed })) as typeof process.exit)
        drain(server, close)
      }),
  }
}

it('does not wait long for a connection that has asked for nothing', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const { server, port, stop } = await open(() => {})
  const silent = connect(port, '127.0.0.1')
  await once(server, 'connection')
  const closed = once(silent, 'close')
  expect(await stop()).toEqual({ code: 0, isClosed: true })
  await closed
})

it('finishes a request under way, on a connection that was there before', async () => {
  let finish = () => {}
  const { server, port, stop } = await open((_, response) => {
    finish = () => response.end('done')
  })
  const asked = get({ port, host: '127.0.0.1' })
  await once(server, 'request')
  const stopped = stop()
  finish()
  const [response] = await once(asked, 'response')
  expect(response.statusCode).toBe(200)
  response.resume()
  expect(await stopped).toEqual({ code: 0, isClosed: true })
})

it('lets whoever has begun to ask finish asking', async () => {
  const { server, port, stop } = await open((_, response) => response.end('done'))
  const asking = connect(port, '127.0.0.1')
  const [accepted] = await once(server, 'connection')
  asking.write('GET / HTTP/1.1\r\n')
  await vi.waitUntil(() => accepted.bytesRead > 0)
  const stopped = stop()
  asking.write('Host: here\r\n\r\n')
  const [answer] = await once(asking, 'data')
  expect(String(answer)).toContain('200 OK')
  expect(await stopped).toEqual({ code: 0, isClosed: true })
})

it('sends the whole of an answer that is written and not read yet', async () => {
  const body = Buffer.alloc(20_000_000)
  const { port, stop } = await open((_, response) => response.end(body))
  const asked = get({ port, host: '127.0.0.1' })
  const [response] = await once(asked, 'response')
  const stopped = stop()
  let bytes = 0
  for await (const chunk of response) bytes += chunk.length
  expect(bytes).toBe(body.length)
  expect(await stopped).toEqual({ code: 0, isClosed: true })
})

it('closes what the requests needed even where one of them never ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const { server, port, stop } = await open(() => {})
  const asked = get({ port, host: '127.0.0.1' })
  const brokenOff = once(asked, 'error').catch((error: unknown) => error)
  await once(server, 'request')
  const stopped = stop()
  vi.advanceTimersByTime(9_999)
  expect(await stopped).toEqual({ code: 0, isClosed: true })
  await brokenOff
})
