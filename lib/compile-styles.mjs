import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/postcss'
import { transform } from 'lightningcss'
import postcss from 'postcss'

/**
 * The browsers that Next compiles scripts for. One that is older than `light-dark()` would have no
 * colours without this, and Tailwind leaves it as it is.
 */
const targets = {
  chrome: version(111),
  edge: version(111),
  firefox: version(111),
  safari: version(16, 4),
  ios_saf: version(16, 4),
}

function version(/** @type {number} */ major, minor = 0) {
  return (major << 16) | (minor << 8)
}

/**
 * Compiles a stylesheet while building, where a server writes it into the page. All others get nothing
 * of it, above all a browser's scripts, since the page has it.
 * @this {{
 *   getOptions(): { isWritten: boolean }
 *   resourcePath: string
 *   addDependency(path: string): void
 *   addContextDependency(path: string): void
 *   async(): (error: unknown, module?: string) => void
 * }}
 * @param {string} source
 */
export default function compileStyles(source) {
  if (!this.getOptions().isWritten) return 'export default ""'
  const done = this.async()
  const filename = this.resourcePath
  postcss([tailwind({ optimize: false })])
    .process(source, { from: filename })
    .then(({ css, messages }) => {
      // Else a later build would take what is cached, without the classes that are new.
      this.addDependency(fileURLToPath(import.meta.url))
      for (const { type, file, dir } of messages) {
        if (type === 'dependency') this.addDependency(file)
        if (type === 'dir-dependency') this.addContextDependency(dir)
      }
      const { code } = transform({ filename, code: Buffer.from(css), minify: true, targets })
      done(null, `export default ${JSON.stringify(code.toString())}`)
    })
    .catch(done)
}
