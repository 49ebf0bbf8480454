/**
 * What the API reads of a request. A `Request` is one; a server of one's own may bring something that
 * costs less to make.
 */
export type ApiRequest = {
  readonly method: string
  /** With or without a host in front, which nobody may rely on. */
  readonly url: string
  readonly headers: Pick<Headers, 'get' | 'has'> & Iterable<[name: string, value: string]>
  readonly body: AsyncIterable<Uint8Array> | null
}
