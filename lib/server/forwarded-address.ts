import { isIP } from 'node:net'

type Connection = {
  peer: string | undefined
  /** All lines of `X-Forwarded-For` in order, joined by commas. */
  forwardedFor: string | undefined
  trustedProxies: number
}

/**
 * The address that a request's limits count by. Each trusted proxy adds the peer it saw to the end
 * of `X-Forwarded-For`, and the last proxy is the socket's peer, so the client is the entry that
 * the first of them added: that many from the right. What stands before it, the client wrote
 * itself.
 *
 * Empty entries count as entries, or one that a proxy left empty would move a forged one into its
 * place. Where the entry is missing or is no address, the request has not come through all the
 * proxies, or one of them tells nothing. Then it is the peer's, the only one that is known: those
 * who bypass the proxies share one limit, and those who come through them keep their own. Any other
 * entry might be forged, to dodge a limit or to use up somebody else's.
 */
export function forwardedAddress({
  peer = '',
  forwardedFor = '',
  trustedProxies,
}: Connection): string {
  const entry = trustedProxies > 0 ? forwardedFor.split(',').at(-trustedProxies) : undefined
  return parseAddress(entry) ?? parseAddress(peer) ?? ''
}

/** The address alone, from what a proxy may write: some add the port, and with it brackets. */
function parseAddress(text = '') {
  const [, bracketed, withPort] = /^(?:\[(.+)\](?::\d+)?|([\d.]+):\d+)$/.exec(text.trim()) ?? []
  const address = bracketed ?? withPort ?? text.trim()
  // An IPv4 address without the prefix it has on a socket for both versions.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(plain) ? plain : undefined
}
