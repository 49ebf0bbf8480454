/** An answer of the API, before a server puts it into the form that it sends. */
export type Reply = {
  status: number
  /** Their names in lower case. One of several values is sent as several lines. */
  headers: Record<string, string | string[]>
  body: string | ReadableStream<Uint8Array> | null
}

type Init = { status?: number; headers?: Record<string, string> }

export function jsonReply(value: unknown, init?: Init): Reply {
  return jsonTextReply(JSON.stringify(value), init)
}

/** As `jsonReply`, for what is JSON already. */
export function jsonTextReply(body: string, { status = 200, headers }: Init = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body }
}

export function emptyReply(headers: Record<string, string> = {}): Reply {
  return { status: 204, headers, body: null }
}

/** The answer of a handler that is not ours. */
export function replyOf({ status, headers, body }: Response): Reply {
  const lines = Object.fromEntries(headers)
  const cookies = headers.getSetCookie()
  return { status, headers: cookies.length > 0 ? { ...lines, 'set-cookie': cookies } : lines, body }
}

/** As Next takes it. */
export function toResponse({ status, headers, body }: Reply): Response {
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  )
  return new Response(body, { status, headers: lines })
}
