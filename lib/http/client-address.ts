import ipaddr from 'ipaddr.js'
import { perProcess } from '@/db/per-process'
import { env } from '@/lib/env'
import type { ApiRequest } from './api-request'

// Whoever writes the header may be of another bundle than whoever reads it.
const frontDoor = perProcess('front-door', () => ({ isInFront: false }))

/** Says that a server of ours stands in front of this process and writes `X-Real-IP` itself. */
export function trustRealIp(): void {
  frontDoor.isInFront = true
}

/**
 * The address that a request came from. Our own server in front writes it into `X-Real-IP`, and so
 * does Vercel; where neither stands before us anybody may write that header, and the answer is null.
 */
export function clientAddress(headers: ApiRequest['headers']): string | null {
  if (!frontDoor.isInFront && env().VERCEL === undefined) return null
  const address = headers.get('x-real-ip') ?? ''
  return ipaddr.isValid(address) ? address : null
}

const networkBits = 64
const networkParts = networkBits / 16

/**
 * What counts as one sender: an IPv4 address, or the network that an IPv6 address is in, since whoever
 * has one of those has all of it (RFC 6177).
 */
export function senderOf(address: string): string {
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  return `${parsed.parts.slice(0, networkParts).join(':')}/${networkBits}`
}
