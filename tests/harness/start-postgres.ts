import type { TestProject } from 'vitest/node'
import { oncePerRun } from './once-per-run'
import { startPostgres } from './postgres-server'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One server for a whole run; each test file makes a database of its own in it. */
export default async function setup(project: TestProject) {
  const { made, leave } = await oncePerRun('postgres', async () => {
    const server = await startPostgres()
    return { made: server, remove: () => server.stop() }
  })
  project.provide('postgresUrl', made.url)
  return leave
}
