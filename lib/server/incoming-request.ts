import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { ApiRequest } from '@/lib/http/api-request'

/** A Node request for the API, read in place, so that nothing has to be built from it first. */
export class IncomingRequest implements ApiRequest {
  readonly method: string
  readonly url: string
  readonly headers: ApiRequest['headers']
  readonly #message: IncomingMessage

  constructor(message: IncomingMessage) {
    this.method = message.method ?? ''
    this.url = message.url ?? ''
    this.headers = new IncomingHeaders(message.headers)
    this.#message = message
  }

  /** A reader that stops midway must still be able to answer, over the same connection. */
  get body(): AsyncIterable<Uint8Array> {
    const message = this.#message
    return { [Symbol.asyncIterator]: () => message.iterator({ destroyOnReturn: false }) }
  }
}

/** Node's headers, by the lower-case names that it gives them. */
class IncomingHeaders {
  readonly #headers: IncomingHttpHeaders

  constructor(headers: IncomingHttpHeaders) {
    this.#headers = headers
  }

  get(name: string): string | null {
    return this.#headers[name]?.toString() ?? null
  }

  has(name: string): boolean {
    return this.#headers[name] !== undefined
  }

  *[Symbol.iterator](): Iterator<[name: string, value: string]> {
    for (const [name, value] of Object.entries(this.#headers)) {
      if (value !== undefined) yield [name, value.toString()]
    }
  }
}
