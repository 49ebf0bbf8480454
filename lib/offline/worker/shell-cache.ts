/** The page that needs no server, and the build's files that it is made of: nobody's data. */

const prefix = 'docket-shell-'
const shellPath = '/offline'

/** Fetches what a build's shell needs, or throws and keeps nothing that is used. */
export async function fillShell(caches: CacheStorage, version: string, files: readonly string[]) {
  const shell = await fetchAnew(shellPath, 'reload')
  // While servers are replaced one after the other, the page may come from another build.
  const isOfBuild = (await shell.clone().text()).includes(version)
  if (!isOfBuild) throw new Error(`${shellPath} is not of build ${version}`)
  const cache = await caches.open(prefix + version)
  await Promise.all(files.map(async (path) => cache.put(path, await fileOf(caches, path))))
  await cache.put(shellPath, shell)
}

/** Keeps its own shell and the one before, whose files an open page may still ask for. */
export async function dropOldShells(caches: CacheStorage, version: string) {
  const own = prefix + version
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

export async function findShell(caches: CacheStorage, version: string) {
  return (await caches.open(prefix + version)).match(shellPath, plainly)
}

/** A file by its name, which comes from its content, so the file is the same in every build. */
export function findFile(caches: CacheStorage, url: string) {
  return caches.match(url, plainly)
}

/** Next varies by headers that only tell its own requests from a browser's. */
const plainly = { ignoreVary: true, ignoreSearch: true }

async function fileOf(caches: CacheStorage, path: string) {
  return (await findFile(caches, path)) ?? (await fetchAnew(path, 'default'))
}

/** Without the cookies, so that what is kept is the same for everybody. */
async function fetchAnew(path: string, cache: RequestCache) {
  const response = await fetch(path, { cache, credentials: 'omit' })
  if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`)
  return response
}
