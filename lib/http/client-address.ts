import ipaddr from 'ipaddr.js'
import { perProcess } from '@/db/per-process'
import { BoundedCache } from '@/lib/bounded-cache'
import { env } from '@/lib/env'
import type { ApiRequest } from './api-request'

// What writes the header may be in another bundle than what reads it.
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
  return readAddress(address).isValid ? address : null
}

/**
 * What counts as one sender: an IPv4 address, or the network that an IPv6 address is in, since whoever
 * has one of those has all of it (RFC 6177).
 * @throws where it is not an address.
 */
export function senderOf(address: string): string {
  const read = readAddress(address)
  if (read.isValid) return read.sender
  throw new Error('not an IP address')
}

type ReadAddress = { isValid: true; sender: string } | { isValid: false }

const addressesMax = 1_000
const networkBits = 64
const networkParts = networkBits / 16

/** A refused request asks several times for its sender, and who sends one sends many. */
const addresses = new BoundedCache<string, ReadAddress>(addressesMax)

function readAddress(text: string): ReadAddress {
  const known = addresses.get(text)
  if (known) return known
  const read: ReadAddress = ipaddr.isValid(text)
    ? { isValid: true, sender: networkOf(ipaddr.process(text)) }
    : { isValid: false }
  addresses.set(text, read)
  return read
}

function networkOf(address: ipaddr.IPv4 | ipaddr.IPv6) {
  if (address instanceof ipaddr.IPv4) return address.toString()
  return `${address.parts.slice(0, networkParts).join(':')}/${networkBits}`
}
