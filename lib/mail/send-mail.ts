import type { Transporter } from 'nodemailer'
import { env } from '@/lib/env'
import { describeError, log } from '@/lib/log'

export type Mail = { to: string; subject: string; text: string; html: string }

const timeouts = {
  dnsTimeout: 5_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
}

let transporter: Promise<Transporter> | undefined

/**
 * Hands a mail to the server of `SMTP_URL`; in development without one, to the log. A failure is
 * logged, never thrown: whoever is waiting for an answer must not be able to tell.
 * @returns whether it was taken.
 */
export async function sendMail(mail: Mail): Promise<boolean> {
  const { mailDelivery, mailFrom } = env()
  if (mailDelivery === 'log') {
    log().info({ subject: mail.subject, text: mail.text }, 'mail')
    return true
  }
  try {
    transporter ??= openTransporter()
    await (await transporter).sendMail({ from: mailFrom, ...mail, headers: automaticHeaders })
    return true
  } catch (error) {
    // What a mail server answers may repeat the address: `describeError` keeps only its code.
    log().error(describeError(error), 'a mail could not be sent')
    return false
  }
}

/** So that nothing answers by itself (RFC 3834). */
const automaticHeaders = { 'Auto-Submitted': 'auto-generated' }

/** Loaded with the first mail, since most processes never send one. */
async function openTransporter(): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  const { SMTP_URL } = env()
  return createTransport({
    url: SMTP_URL,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
