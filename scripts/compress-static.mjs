import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const texts = /\.(?:css|js)$/

/**
 * Puts a Brotli copy beside each text file of a build, named `<file>.br`: see lib/server/compressed-files.ts.
 * @param {string} folder
 */
export function compressStatic(folder) {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!texts.test(path)) continue
    const content = readFileSync(join(folder, path))
    const options = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength } }
    writeFileSync(join(folder, `${path}.br`), brotliCompressSync(content, options))
  }
}
