import type { Mail } from './send-mail'

type Parts = { to: string; link: string; host: string }

/** The mail with the link to a new password. Nothing in it comes from the person but the address. */
export function passwordResetMail({ to, link, host }: Parts): Mail {
  const paragraphs = {
    why: `Somebody, most likely you, has asked for a new password for your account at ${host}.`,
    how: 'This link lets you set one. It works once, within the next hour:',
    otherwise: 'If it was not you, there is nothing to do: your password stays as it is.',
  }
  const { why, how, otherwise } = paragraphs
  return {
    to,
    subject: `A new password for your docket at ${host}`,
    text: `${why}\n\n${how}\n\n${link}\n\n${otherwise}\n`,
    html: `<!doctype html>
<html lang="en">
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
