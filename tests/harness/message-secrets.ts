import { rememberSecret } from './captured-log'

const secretProperties = [
  'password',
  'newPassword',
  'currentPassword',
  'title',
  'description',
  'token',
]

const inText = new RegExp(`"(?:${secretProperties.join('|')})"\\s*:\\s*"([^"]+)"`, 'g')

/** Remembers every credential and every text of a person's in a request. */
export function rememberRequest(
  headers: Headers,
  { body, raw }: { body?: unknown; raw?: unknown },
) {
  rememberSecret(headers.get('authorization')?.replace(/^\S+ +/, ''))
  for (const pair of headers.get('cookie')?.split(/; */) ?? []) rememberCookie(pair)
  rememberProperties(body)
  if (typeof raw === 'string') for (const [, text] of raw.matchAll(inText)) rememberSecret(text)
}

/** Remembers every credential in an answer, which can be read afterwards as ever. */
export async function rememberResponse(path: string, response: Response): Promise<void> {
  rememberSecret(response.headers.get('set-auth-token'))
  for (const line of response.headers.getSetCookie()) rememberCookie(line.split(';', 1)[0] ?? '')
  // Of other answers the text is the requests'.
  if (!path.startsWith('/api/auth/') || !response.ok) return
  const text = await response.clone().text()
  if (text.startsWith('{')) rememberProperties(JSON.parse(text))
}

function rememberCookie(pair: string) {
  const value = pair.slice(pair.indexOf('=') + 1)
  rememberSecret(value)
  // Better Auth signs a token of its own in front of the dot.
  rememberSecret(value.split('.', 1)[0])
}

function rememberProperties(body: unknown) {
  if (typeof body !== 'object' || body === null) return
  for (const name of secretProperties) rememberSecret(Reflect.get(body, name))
}
