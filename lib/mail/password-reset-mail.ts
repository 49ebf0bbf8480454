import { translator, words } from '../words/translator'
import type { Mail } from './send-mail'

const t = translator('mail.passwordReset')

type Parts = { to: string; link: string; host: string }

/** The mail with the link to a new password. Nothing in it comes from the person but the address. */
export function passwordResetMail({ to, link, host }: Parts): Mail {
  const why = t('why', { host })
  const how = t('how')
  const otherwise = t('otherwise')
  return {
    to,
    subject: t('subject', { host }),
    text: `${why}\n\n${how}\n\n${link}\n\n${otherwise}\n`,
    html: `<!doctype html>
<html lang="${words.locale}">
<body style="font-family: Georgia, serif; font-size: 17px; line-height: 1.5">
<p>${why}</p>
<p>${how}</p>
<p><a href="${link}">${link}</a></p>
<p>${otherwise}</p>
</body>
</html>
`,
  }
}
