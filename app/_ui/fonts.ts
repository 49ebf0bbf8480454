import localFont from 'next/font/local'

export const serif = localFont({
  src: '../../node_modules/@fontsource/newsreader/files/newsreader-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-newsreader',
  adjustFontFallback: 'Times New Roman',
})

export const sans = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-hanken',
  adjustFontFallback: 'Arial',
})
