import { copyFileSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from './main.mjs'

/** By folder under /vendor: what shows /docs, a plain page that no bundler sees. */
const folders = {
  'swagger-ui': [
    'node_modules/swagger-ui-dist/swagger-ui-bundle.js',
    'node_modules/swagger-ui-dist/swagger-ui.css',
  ],
  docket: [
    'app/tokens.css',
    'node_modules/@fontsource/newsreader/files/newsreader-latin-400-normal.woff2',
    'node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  ],
}

/** Puts under `public` what the site serves itself instead of fetching it from elsewhere. */
export function provideVendorFiles() {
  for (const [folder, sources] of Object.entries(folders)) {
    const target = join(root, 'public/vendor', folder)
    mkdirSync(target, { recursive: true })
    for (const source of sources) copyFileSync(join(root, source), join(target, basename(source)))
  }
}
