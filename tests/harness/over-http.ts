import { once } from 'node:events'
import { createServer, type IncomingMessage, request as open, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { laneRoutes } from '@/app/api/lane-routes'
import { answerInLane } from '@/lib/server/lane'

let server: Promise<Server> | undefined

/**
 * Sends a request over HTTP to the routes that our own server answers, in this process.
 * @returns the answer and the path of the route that gave it; undefined where none of them takes it.
 */
export async function answerOverHttp(request: Request) {
  const { pathname, search } = new URL(request.url)
  const target = pathname + search
  const route = laneRoutes.find(
    ({ pattern, answers }) => pattern.test(target) && answers.has(request.method),
  )
  if (!route) return undefined
  server ??= listen()
  const { port } = (await server).address() as AddressInfo
  const { method } = request
  const body = Buffer.from(await request.arrayBuffer())
  const headers = Object.fromEntries(request.headers)
  // For a DELETE Node sends bytes without a word of how many.
  if (body.length > 0) headers['content-length'] ??= String(body.length)
  const outgoing = open({ port, path: target, method, headers }).end(body)
  const [incoming]: IncomingMessage[] = await once(outgoing, 'response')
  if (!incoming) throw new Error('no answer came')
  return { response: asResponse(incoming), path: route.path }
}

/** A test may send a token of a megabyte, which Node would refuse before us. */
const maxHeaderSize = 4 * 1024 * 1024

async function listen() {
  const made = createServer({ maxHeaderSize }, (request, response) => {
    const answered = answerInLane(laneRoutes, request, response)
    if (answered === false) response.destroy()
    else answered.catch((error: Error) => response.destroy(error))
  })
  await once(made.listen(0, '127.0.0.1').unref(), 'listening')
  return made
}

/** What belongs to the connection, or to how the body is sent, is no part of the answer. */
const hopByHop = ['connection', 'date', 'keep-alive', 'transfer-encoding', 'content-length']
const withoutBody = [204, 304]

function asResponse(incoming: IncomingMessage): Response {
  const { statusCode: status = 0, headersDistinct } = incoming
  const lines = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    hopByHop.includes(name) ? [] : values.map((value): [string, string] => [name, value]),
  )
  const isEmpty = withoutBody.includes(status) || incoming.headers['content-length'] === '0'
  if (isEmpty) incoming.resume()
  const body = isEmpty ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)
  return new Response(body, { status, headers: lines })
}
