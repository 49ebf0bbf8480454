import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type RivalOptions = { databaseUrl: string; secret: string }

/** A server that Docket is measured beside. */
export type Rival = {
  /** @returns the port, which the system chooses where it is 0. */
  listen(port: number): Promise<number>
  close(): Promise<void>
}

export async function listenOn(server: Server, port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(portOf(server.address())))
  })
}

/** Runs one with the variables that Docket itself is run with, as a process that does nothing else. */
export async function runRival(make: (options: RivalOptions) => Rival): Promise<void> {
  const { DATABASE_URL = '', BETTER_AUTH_SECRET = '', PORT = '0' } = process.env
  const rival = make({ databaseUrl: DATABASE_URL, secret: BETTER_AUTH_SECRET })
  await rival.listen(Number(PORT))
  process.once('SIGTERM', async () => {
    await rival.close()
    process.exit(0)
  })
}

function portOf(address: AddressInfo | string | null) {
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
