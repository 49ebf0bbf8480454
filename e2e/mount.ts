import { type IncomingMessage, type OutgoingHttpHeaders, request as open } from 'node:http'
import { text } from 'node:stream/consumers'
import { signUp } from './own-server'

/** A request to be sent to two servers. `{me}`, `{other}` and `{task}` stand for what each has of these. */
export type MountRequest = {
  method: string
  path: string
  headers?: Record<string, string | undefined>
  body?: string | Uint8Array
  /** Sent without saying how long it is. */
  isChunked?: boolean
}

export type MountAnswer = { status: number; headers: Record<string, string>; body: string }

const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'content-length']

/** One server under comparison, and somebody with a history of their own on it. */
export class Mount {
  readonly #names = new Map<string, string>()
  #task = ''

  private constructor(
    readonly origin: string,
    readonly authorization: string,
  ) {}

  static async open(origin: string, otherId: string): Promise<Mount> {
    const email = `${crypto.randomUUID()}@example.com`
    const mount = new Mount(origin, await signUp(origin, email))
    mount.#names.set(await idOf(origin, mount.authorization), '{me}')
    mount.#names.set(otherId, '{other}')
    await mount.renew()
    return mount
  }

  /** Makes the task that the next requests are about. */
  async renew(): Promise<void> {
    const body = '{"title":"Milk","tags":["a"],"due_date":"2030-01-02"}'
    const path = '/api/me/tasks'
    const headers = { authorization: this.authorization, 'content-type': 'application/json' }
    this.#task = JSON.parse(
      (await send(this.origin, { method: 'POST', path, headers, body })).body,
    ).id
  }

  /** What it answers, without what differs between any two people, tasks or moments. */
  async ask(request: MountRequest): Promise<MountAnswer> {
    const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [
      name,
      value?.replace('{token}', this.authorization),
    ])
    const answer = await send(this.origin, {
      ...request,
      path: this.#filledIn(request.path),
      headers: Object.fromEntries(headers.filter(([, value]) => value !== undefined)),
    })
    // What the log holds by now is a matter of the moment: rows are saved after the answer.
    const isLog = answer.status === 200 && request.path.includes('/security-events')
    const told = Object.entries(answer.headers).filter(
      ([name]) => !(isLog && ['link', 'x-next-cursor'].includes(name)),
    )
    return {
      status: answer.status,
      headers: Object.fromEntries(
        told.map(([name, value]) => [
          name,
          name === 'retry-after' ? '{seconds}' : this.#normal(value),
        ]),
      ),
      body: isLog ? answer.body.replace(/^\[.*\]$/, '{events}') : this.#normal(answer.body),
    }
  }

  #filledIn(path: string) {
    const ids = Object.fromEntries([...this.#names].map(([id, name]) => [name, id]))
    return path
      .replaceAll('{me}', ids['{me}'] ?? '')
      .replaceAll('{other}', ids['{other}'] ?? '')
      .replaceAll('{task}', this.#task)
  }

  #normal(value: string) {
    let normal = value
    for (const [id, name] of this.#names) normal = normal.replaceAll(id, name)
    return normal
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{uuid}')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '{time}')
      .replaceAll(/[\w-]{20,}\.[\w-]{22}\b/g, '{cursor}')
      .replaceAll(/;t=\d+|\b\d+ s\b/g, '{seconds}')
  }
}

async function idOf(origin: string, authorization: string): Promise<string> {
  const session = await fetch(`${origin}/api/auth/get-session`, { headers: { authorization } })
  return (await session.json()).user.id
}

/** Sends it as it is, over a connection of its own. */
async function send(
  origin: string,
  { method, path, headers, body, isChunked = false }: MountRequest,
): Promise<MountAnswer> {
  const { hostname, port } = new URL(origin)
  const length: OutgoingHttpHeaders =
    body === undefined || isChunked ? {} : { 'content-length': Buffer.byteLength(body) }
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = {
      hostname,
      port,
      method,
      path,
      headers: { ...headers, ...length },
      agent: false,
    }
    // An answer that comes before the end of the body breaks that off.
    const request = open(options).once('response', resolve).on('error', reject)
    request.end(body)
  })
  const lines = Object.entries(message.headers).filter(
    ([name]) => !['date', ...hopByHop].includes(name),
  )
  return {
    status: message.statusCode ?? 0,
    headers: Object.fromEntries(
      lines.map(([name, value]) => [name, name === 'vary' ? ownVary(value) : String(value)]),
    ),
    body: await text(message),
  }
}

/** Without what Next adds for its own client. */
function ownVary(value: string | string[] | undefined) {
  const isNexts = /^(rsc|next-.*|accept-encoding)$/i
  return String(value)
    .split(/, */)
    .filter((name) => !isNexts.test(name))
    .join(', ')
}
