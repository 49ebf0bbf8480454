import { lastDataPrefix } from '../last-data-name'
import { answerPage } from './answer-page'
import { requestKind } from './request-kind'
import { dropOldShells, fillShell, findFile, findShell } from './shell-cache'
import type { WorkerScope } from './worker-scope'

/**
 * Shows a list without a network: serves the shell for pages that get no answer, and the build's
 * files. It keeps no answer of the API and no page of a person.
 */

declare const self: WorkerScope
/** Both put in by the build. */
declare const shellVersion: string
declare const shellFiles: readonly string[]

const { caches } = self

self.addEventListener('install', (event) => {
  // At once, since no open page would notice: its files stay cached.
  event.waitUntil(fillShell(caches, shellVersion, shellFiles).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      dropOldShells(caches, shellVersion),
      self.registration.navigationPreload?.enable(),
      self.clients.claim(),
    ]),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const kind = requestKind(request, self.location.origin)
  if (kind === 'file') event.respondWith(answerFile(request))
  if (kind !== 'page') return
  const isList = new URL(request.url).pathname === '/tasks'
  event.respondWith(
    answerPage(event, {
      shell: () => findShell(caches, shellVersion),
      hasSubstitute: async () => isList && (await hasLastData()),
    }),
  )
})

async function answerFile(request: Request) {
  return (await findFile(caches, request.url)) ?? (await fetch(request))
}

async function hasLastData() {
  const databases = (await self.indexedDB.databases?.()) ?? []
  return databases.some(({ name }) => name?.startsWith(lastDataPrefix))
}
