import tailwind from '@tailwindcss/postcss'
import postcss from 'postcss'

/**
 * Compiles a stylesheet while building. A browser's scripts get nothing of it, since the server has
 * written it into the page.
 * @this {{
 *   getOptions(): { isForBrowser: boolean }
 *   resourcePath: string
 *   async(): (error: unknown, module?: string) => void
 * }}
 * @param {string} source
 */
export default function compileStyles(source) {
  if (this.getOptions().isForBrowser) return 'export default ""'
  const done = this.async()
  postcss([tailwind({ optimize: { minify: true } })])
    .process(source, { from: this.resourcePath })
    .then(({ css }) => done(null, `export default ${JSON.stringify(css)}`), done)
}
