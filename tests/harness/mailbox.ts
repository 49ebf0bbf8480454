import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type Received = { to: string[]; source: string }

/** A mail server that keeps what it is sent. */
export type Mailbox = {
  /** For `SMTP_URL`. */
  url: string
  /** The next mail to an address that has not been taken yet; waits for it. */
  take(address: string): Promise<Received>
  /** How many mails have come, taken or not. */
  readonly count: number
  close(): Promise<void>
}

type Waiting = { address: string; give: (mail: Received) => void }

/** Starts one on a port that is free. `refuse` is what it says to everybody who wants to send. */
export async function openMailbox({ refuse }: { refuse?: string } = {}): Promise<Mailbox> {
  const kept: Received[] = []
  let waiting: Waiting[] = []
  let count = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse ? new Error(refuse) : null),
    async onData(stream, { envelope }, done) {
      const mail = { to: envelope.rcptTo.map(({ address }) => address), source: await text(stream) }
      count += 1
      const receiver = waiting.find(({ address }) => mail.to.includes(address))
      waiting = waiting.filter((one) => one !== receiver)
      if (receiver) receiver.give(mail)
      else kept.push(mail)
      done()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const bound = server.server.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port was given')
  return {
    url: `smtp://127.0.0.1:${bound.port}`,
    take(address) {
      const index = kept.findIndex(({ to }) => to.includes(address))
      const [mail] = index < 0 ? [] : kept.splice(index, 1)
      if (mail) return Promise.resolve(mail)
      return new Promise((give) => waiting.push({ address, give }))
    },
    get count() {
      return count
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The token in the link of a mail, whose lines may be broken (RFC 2045, section 6.7). */
export function tokenIn({ source }: Received): string {
  const unbroken = source.replaceAll('=\r\n', '').replaceAll('=3D', '=')
  const token = /\/reset-password\?token=([A-Za-z0-9]+)/.exec(unbroken)?.[1]
  if (!token) throw new Error(`there is no link in the mail:\n${source}`)
  return token
}
