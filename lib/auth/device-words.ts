import { translator } from '../words/translator'

const t = translator('device')

/** The first that fits is it: most browsers also name those that they are like. */
const browsers: [pattern: RegExp, name: string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
]

const systems: [pattern: RegExp, name: string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

/** A device in words, as far as it says itself what it is: "Firefox on Windows". */
export function describeDevice(userAgent: string | null): string {
  if (!userAgent) return t('unknown')
  if (!userAgent.startsWith('Mozilla/')) return describeProgram(userAgent)
  const browser = nameIn(browsers, userAgent) ?? t('browser')
  const system = nameIn(systems, userAgent)
  return system ? t('browserOn', { browser, system }) : browser
}

/** By convention a program begins with its name and version (RFC 9110, section 10.1.5). */
function describeProgram(userAgent: string) {
  const [, name] = /^([\w.-]{1,40})(?:[/ (]|$)/.exec(userAgent) ?? []
  return name ? t('program', { name }) : t('unknownProgram')
}

function nameIn(names: typeof browsers, userAgent: string) {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1]
}
