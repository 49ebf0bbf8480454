import { once } from 'node:events'
import { connect, createServer } from 'node:net'

/** @typedef {{ port: number, close: () => void }} Line */

/**
 * A way to a server of this machine that takes as long as to one far away.
 * @param {number} port
 * @param {{ roundTripMs: number }} options
 * @returns {Promise<Line>}
 */
export async function openDistantLine(port, { roundTripMs }) {
  /** @type {(from: import('node:net').Socket, to: import('node:net').Socket) => void} */
  const carry = (from, to) => {
    const later = (/** @type {() => void} */ act) => setTimeout(act, roundTripMs / 2)
    from.on('data', (chunk) => later(() => to.writable && to.write(chunk)))
    from.on('end', () => later(() => to.end()))
    from.on('error', () => to.destroy())
  }
  const line = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    carry(near, far)
    carry(far, near)
  }).listen(0, '127.0.0.1')
  await once(line, 'listening')
  const address = line.address()
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return { port: address.port, close: () => line.close() }
}
