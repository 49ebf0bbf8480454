import { readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import Negotiator from 'negotiator'

/** What scripts/compress-static.mjs makes copies of. */
const copied = /^(?<name>.+\.(?<kind>css|js))\.br$/
const types: Record<string, string> = {
  css: 'text/css; charset=UTF-8',
  js: 'application/javascript; charset=UTF-8',
}

/**
 * Makes Next send the Brotli copies that the build made, to clients that take Brotli, so that a file is
 * not compressed again for each request.
 * @param folder what Next serves under `/_next/static/`.
 * @returns a function that turns a request for a file into one for its copy.
 */
export function compressedFiles(folder: string) {
  const typeOfUrl = new Map<string, string>()
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const { name, kind } = copied.exec(path)?.groups ?? {}
    const type = kind && types[kind]
    if (type) typeOfUrl.set(`/_next/static/${name?.replaceAll('\\', '/')}`, type)
  }
  return (request: IncomingMessage, response: ServerResponse): void => {
    const type = typeOfUrl.get(request.url ?? '')
    if (!type) return
    response.setHeader('Vary', 'Accept-Encoding')
    if (new Negotiator(request).encodings(['br']).length === 0) return
    request.url += '.br'
    response.setHeader('Content-Encoding', 'br')
    response.setHeader('Content-Type', type)
  }
}
