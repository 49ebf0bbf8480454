import type { Theme } from '@/lib/theme'
import { translator, words } from '@/lib/words/translator'

const t = translator('docs')

/** The page around the reference. What it says of signing in is shown by /docs/reference.js. */
export function referenceHtml(theme: Theme): string {
  return `<!doctype html>
<html lang="${words.locale}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('referenceDocumentTitle')} · Docket</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/vendor/swagger-ui/swagger-ui.css">
<link rel="stylesheet" href="/vendor/docket/tokens.css">
<link rel="stylesheet" href="/docs/reference.css">
<script src="/vendor/swagger-ui/swagger-ui-bundle.js" defer></script>
<script src="/docs/reference.js" type="module"></script>
</head>
<body>
<header class="masthead">
<a class="wordmark" href="/">
<svg viewBox="0 0 24 24" width="24" height="24" fill="none" aria-hidden="true">
<path class="margin" d="M7 2v20"/>
<path class="lines" d="M2 8h20M2 13.5h20M2 19h20"/>
<path class="mark" d="m9 13 3.6 4L20 6"/>
</svg>
Docket</a>
<nav aria-label="${t('nav')}">
<a href="/docs" aria-current="page">${t('reference')}</a>
<a href="/docs/errors">${t('errors')}</a>
<a href="/api/openapi.json">openapi.json</a>
</nav>
</header>
<main>
<h1>${t('referenceTitle')}</h1>
<div class="caller" role="status">
<p id="signed-in" hidden><strong>${t.markup('signedIn', { name: () => '<span id="name"></span>' })}</strong>
${t('signedInText')}</p>
<div id="signed-out" hidden>
<p><strong>${t('signedOut')}</strong>
${t.markup('signedOutText', { link: (text) => `<a href="/sign-in">${text}</a>` })}</p>
<pre tabindex="0" aria-label="${t('commands')}"><code>SESSION=$(curl -si <span class="origin"></span>/api/auth/sign-in/email \\
  -H 'Content-Type: application/json' -d '{"email":"…","password":"…"}' \\
  | tr -d '\\r' | sed -n 's/^set-auth-token: //p')

curl <span class="origin"></span>/api/auth/token -H "Authorization: Bearer $SESSION"</code></pre>
<p>${t('tokenLifetime')}</p>
</div>
</div>
<div id="reference"><p class="loading">${t('loading')}</p></div>
</main>
</body>
</html>
`
}
