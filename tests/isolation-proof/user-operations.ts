import { z } from 'zod'
import { makeDocument } from '@/lib/openapi/document'
import { routes } from '../harness/route-table'
import { CouldNotRun } from './could-not-run'

export type Operation = {
  method: string
  path: string
  /** A body that it takes, where it takes one. */
  body?: unknown
  isDocumented: boolean
}

/** What is needed of an operation. */
const operationSchema = z.object({
  requestBody: z
    .object({
      content: z.object({
        'application/json': z.object({
          examples: z.record(z.string(), z.object({ value: z.unknown() })),
        }),
      }),
    })
    .optional(),
})

const paths: Record<string, Record<string, unknown>> = z
  .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
  .parse(makeDocument()).paths

/** Every method of every route under a user's path, those that it refuses too. */
export const userOperations: Operation[] = routes
  .filter(({ path }) => path.startsWith('/api/{user_id}/'))
  .flatMap(({ path, handlers }) =>
    Object.keys(handlers).map((method) => ({ method, path, ...documented(method, path) })),
  )

/** Every operation of the document, by method and path. */
export const documentedOperations: string[] = Object.entries(paths).flatMap(([path, item]) =>
  Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
)

export function operationName({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path}`
}

export function isOfOneTask({ path }: Operation): boolean {
  return path.includes('{task_id}')
}

/** @throws CouldNotRun where a route has a position that no attack here knows how to fill. */
export function fillPath(path: string, { user, task }: { user: string; task: string }): string {
  const filled = path.replace('{user_id}', user).replace('{task_id}', task)
  if (!filled.includes('{')) return filled
  throw new CouldNotRun(`The proof does not know what to put into ${path}.`)
}

function documented(method: string, path: string): Pick<Operation, 'body' | 'isDocumented'> {
  const operation = operationSchema.safeParse(paths[path]?.[method.toLowerCase()]).data
  const examples = operation?.requestBody?.content['application/json'].examples ?? {}
  const [example] = Object.values(examples)
  return { isDocumented: operation !== undefined, body: example?.value }
}
