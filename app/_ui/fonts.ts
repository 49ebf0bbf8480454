import localFont from 'next/font/local'

// Neither is preloaded: each would keep the stylesheet waiting on a slow network, which the first text
// waits for. It is drawn in a font of the system's of the same measures until then.

export const serif = localFont({
  src: '../../node_modules/@fontsource/newsreader/files/newsreader-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-newsreader',
  adjustFontFallback: 'Times New Roman',
  preload: false,
})

export const sans = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-hanken',
  adjustFontFallback: 'Arial',
  preload: false,
})
