type Circumstances = {
  /** Never the same for two answers. */
  nonce: string
  isHttps: boolean
  isDevelopment: boolean
}

/**
 * What a page may load and run: its own files, and no inline script or style but those that are
 * marked with the nonce, by Next or by the root layout. A `style` attribute in a page's HTML has no
 * effect under it.
 */
export function contentSecurityPolicy(circumstances: Circumstances): string {
  const { nonce, isHttps, isDevelopment } = circumstances
  const own = `'self' 'nonce-${nonce}'`
  return [
    "default-src 'none'",
    // A script that the nonce lets in may load others: Next's loads the rest of them by name.
    // In development its tools evaluate text, and draw themselves with styles that have no nonce.
    `script-src ${own} 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src ${isDevelopment ? "'self' 'unsafe-inline'" : own}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** The nonce in such a policy. */
export function nonceOf(policy: string | null): string | undefined {
  return policy?.match(/'nonce-([^']+)'/)?.[1]
}

/** For a file, which loads nothing; and for the page that says that there is no such file. */
export const filePolicy = "default-src 'none'; frame-ancestors 'none'"

/** For the service worker, which fetches what it keeps. */
export const workerPolicy = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"

/** For an app that is reached by https alone, and only there: on http browsers must ignore it. */
export const strictTransportSecurity = 'max-age=31536000'

const unusedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** What every page and every file has. The API's answers bring their own. */
export const fixedHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // A page's address may hold a token, as that of a mailed link does. `no-referrer` would hide the
  // page's origin from our own server too, which tells by it whether a write is another site's.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': unusedFeatures.map((name) => `${name}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
