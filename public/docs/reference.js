/** Draws the reference, and lets whoever is signed in try it out with a token of theirs. */

const renewBeforeMs = 60_000
/** Elsewhere a JWT is refused, or nobody is asked for one. */
const takesToken = /^\/api\/(?!auth\/|cron\/|health\/|openapi\.json)/

let session = findSession()
let token = null

for (const place of document.querySelectorAll('.origin')) place.textContent = location.origin

window.SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  validatorUrl: null,
  queryConfigEnabled: false,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // It would bring colours of its own.
  syntaxHighlight: false,
  requestInterceptor: addToken,
  responseInterceptor: noticeEnd,
})

async function addToken(request) {
  const { origin, pathname } = new URL(request.url, location.href)
  const isOurs = origin === location.origin && takesToken.test(pathname)
  const isAuthorized = Object.keys(request.headers).some((name) => /^authorization$/i.test(name))
  const own = isOurs && !isAuthorized ? await freshToken() : null
  if (own) request.headers.Authorization = `Bearer ${own}`
  return request
}

/** Who signed out in another tab may have signed in as somebody else. */
function noticeEnd(response) {
  if (response.status === 401) {
    token = null
    session = findSession()
  }
  return response
}

/** The token in memory, or a new one shortly before it expires. Null for who is not signed in. */
async function freshToken() {
  if (!(await session)) return null
  if (!token || token.expiresAt - renewBeforeMs < Date.now()) token = await fetchToken()
  return token?.value ?? null
}

async function fetchToken() {
  const response = await fetch('/api/auth/token')
  if (!response.ok) return null
  const { token: value } = await response.json()
  const payload = value.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')
  return { value, expiresAt: JSON.parse(atob(payload)).exp * 1000 }
}

/** Asks who is signed in, and says so on the page. */
async function findSession() {
  const response = await fetch('/api/auth/get-session')
  const found = response.ok ? await response.json() : null
  document.querySelector('#name').textContent = found?.user.name ?? ''
  document.querySelector('#signed-in').hidden = !found
  document.querySelector('#signed-out').hidden = Boolean(found)
  return found
}
