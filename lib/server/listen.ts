import type { Server } from 'node:http'
import { EnvError } from '@/lib/env'

/**
 * Begins to take requests.
 * @returns the address to type into a browser on this machine.
 * @throws EnvError where the port is taken.
 */
export function listen(server: Server, { host, port }: { host: string; port: number }) {
  return new Promise<string>((resolve, reject) => {
    const refuse = ({ code, message }: NodeJS.ErrnoException) => {
      const taken = `Port ${port} on ${host} is in use. Choose another with PORT.`
      reject(new EnvError(code === 'EADDRINUSE' ? taken : `Cannot listen: ${message}`))
    }
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      resolve(urlOf(server, host))
    })
  })
}

function urlOf(server: Server, host: string) {
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : ''
  const isLocal = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)
  const name = host.includes(':') ? `[${host}]` : host
  return `http://${isLocal ? 'localhost' : name}:${port}`
}
