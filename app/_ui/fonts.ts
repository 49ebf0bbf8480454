import newsreader from '@fontsource/newsreader/files/newsreader-latin-400-normal.woff2'
import newsreaderExtended from '@fontsource/newsreader/files/newsreader-latin-ext-400-normal.woff2'
import hankenExtended from '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2'
import hanken from '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2'

/** The Latin letters of languages other than English, whose files are fetched where they occur. */
const extended =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2C60-2C7F, U+A720-A7FF'

/**
 * No file is preloaded, as it would take its part of a slow network from the scripts. Until it comes,
 * text is drawn in a system font that is made to measure the same, so that nothing moves then.
 */
export const fontFaces = `
@font-face {
  font-family: Newsreader;
  src: url("${newsreader}") format("woff2");
  font-weight: 400;
  font-display: swap;
}
@font-face {
  font-family: Newsreader;
  src: url("${newsreaderExtended}") format("woff2");
  font-weight: 400;
  font-display: swap;
  unicode-range: ${extended};
}
@font-face {
  font-family: "Newsreader Fallback";
  src: local("Times New Roman");
  ascent-override: 70.13%;
  descent-override: 25.29%;
  line-gap-override: 0%;
  size-adjust: 104.8%;
}
@font-face {
  font-family: "Hanken Grotesk";
  src: url("${hanken}") format("woff2");
  font-weight: 100 900;
  font-display: swap;
}
@font-face {
  font-family: "Hanken Grotesk";
  src: url("${hankenExtended}") format("woff2");
  font-weight: 100 900;
  font-display: swap;
  unicode-range: ${extended};
}
@font-face {
  font-family: "Hanken Grotesk Fallback";
  src: local("Arial");
  ascent-override: 98.46%;
  descent-override: 29.83%;
  line-gap-override: 0%;
  size-adjust: 101.56%;
}
`
