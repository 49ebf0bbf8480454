import localFont from 'next/font/local'

// Neither is preloaded: on a slow network each would delay the stylesheet, which the first text
// waits for. Until they come, text is drawn in a system font of the same measures.

const serif = localFont({
  src: '../../node_modules/@fontsource/newsreader/files/newsreader-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-newsreader',
  adjustFontFallback: 'Times New Roman',
  preload: false,
})

const sans = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-hanken',
  adjustFontFallback: 'Arial',
  preload: false,
})

// The Latin letters of languages other than English: fetched where they occur. Next reads the
// options without running them, so the range has to be repeated here.

const serifExtended = localFont({
  src: '../../node_modules/@fontsource/newsreader/files/newsreader-latin-ext-400-normal.woff2',
  weight: '400',
  variable: '--font-newsreader-extended',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
  adjustFontFallback: false,
  preload: false,
})

const sansExtended = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-hanken-extended',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
  adjustFontFallback: false,
  preload: false,
})

/** For what every page begins with. */
export const fontVariables = [serif, sans, serifExtended, sansExtended]
  .map(({ variable }) => variable)
  .join(' ')
