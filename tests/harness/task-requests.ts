import { json, type Person } from './person'

export type TaskRequest = {
  method: string
  /** Behind `/api/{user_id}`. */
  path: string
  body?: object
  /** The answer where everything is right. */
  status: number
  /** Whether it is about a task in the trash. */
  trashed?: true
}

const one = '/tasks/{task_id}'

/** A request that succeeds for every method of every task route. */
export const taskRequests: TaskRequest[] = [
  { method: 'GET', path: '/tasks', status: 200 },
  { method: 'HEAD', path: '/tasks', status: 200 },
  { method: 'POST', path: '/tasks', body: { title: 'Made' }, status: 201 },
  { method: 'GET', path: one, status: 200 },
  { method: 'HEAD', path: one, status: 200 },
  { method: 'PUT', path: one, body: { title: 'Put' }, status: 200 },
  { method: 'PATCH', path: one, body: { title: 'Patched' }, status: 200 },
  { method: 'DELETE', path: one, status: 204 },
  { method: 'DELETE', path: `${one}?permanent=true`, status: 204 },
  { method: 'PATCH', path: `${one}/complete`, status: 200 },
  { method: 'PATCH', path: `${one}/complete`, body: { completed: true }, status: 200 },
  { method: 'GET', path: '/security-events', status: 200 },
  { method: 'HEAD', path: '/security-events', status: 200 },
  { method: 'GET', path: '/export', status: 200 },
  { method: 'HEAD', path: '/export', status: 200 },
  { method: 'POST', path: `${one}/restore`, status: 200, trashed: true },
]

export const unsafeTaskRequests = taskRequests.filter(
  ({ method }) => method !== 'GET' && method !== 'HEAD',
)

export const oneTaskRequests = taskRequests.filter(({ path }) => path.includes('{task_id}'))

export function pathOf({ path }: TaskRequest, taskId: string): string {
  return path.replace('{task_id}', taskId)
}

/** A task of this person's that the request succeeds with. */
export async function taskFor(person: Person, { trashed }: TaskRequest): Promise<string> {
  const { id } = await person.add({ title: 'Milk' })
  if (trashed) await person.send('DELETE', `/tasks/${id}`)
  return id
}

/** Everything of a person's that the API shows, the trash included. */
export async function everythingOf(person: Person): Promise<unknown> {
  const lists = ['/tasks', '/tasks?status=deleted'].map(async (path) =>
    json<unknown[]>(await person.send('GET', path)),
  )
  return await Promise.all(lists)
}
