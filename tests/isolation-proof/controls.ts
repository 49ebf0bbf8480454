import { CouldNotRun } from './could-not-run'
import type { HttpRequest } from './exchange'
import { asPerson, type Person } from './people'
import { requireStatus } from './require-status'
import type { Target } from './target'
import { fillPath, isOfOneTask, type Operation, userOperations } from './user-operations'

/**
 * That A is shown what is looked for in the answers to B, and that what is refused to B about A is
 * granted to B about themselves. Without either, refusals would prove nothing.
 */
export async function requireControls(a: Person, b: Person): Promise<void> {
  await requireShown(a, '/tasks', ['live', 'completed', 'title', 'description', 'tag'])
  await requireShown(a, `/tasks/${a.own.live}`, ['live', 'title'])
  await requireShown(a, '/tasks?status=deleted', ['trashed', 'title'])
  await requireShown(a, '/security-events', ['event', 'userAgent', 'requestId'])
  await requireShown(a, '/export', ['user', 'name', 'email', 'session', 'trashed', 'event'])
  for (const request of ownRequests(b)) await requireStatus(request, 200, 201, 204)
  const headers = { authorization: `Bearer ${b.own.signedToken}` }
  const session = { method: 'GET', path: '/api/auth/list-sessions', headers }
  await requireStatus(session, 200)
}

async function requireShown(person: Person, path: string, names: (keyof Target)[]) {
  const text = await requireStatus(asPerson(person, { method: 'GET', path: `/api/me${path}` }), 200)
  const missing = names.filter((name) => !text.includes(person.own[name]))
  if (missing.length > 0) throw new CouldNotRun(`${path} does not show one's own ${missing}.`)
}

/** Each operation, on a task that it can be about; what erases one has one of its own. */
function ownRequests(b: Person): HttpRequest[] {
  const spare = crypto.randomUUID()
  const made = { method: 'POST', path: '/api/me/tasks', body: { id: spare, title: 'Mine' } }
  const own = userOperations
    .filter(({ isDocumented }) => isDocumented)
    .map((operation) => ({ ...operation, task: taskFor(operation, b.own, spare) }))
    .map(({ method, path, body, task }) =>
      asPerson(b, { method, path: fillPath(path, { user: b.own.user, task }), body }),
    )
  return [asPerson(b, made), ...own]
}

function taskFor(operation: Operation, own: Target, spare: string): string {
  if (!isOfOneTask(operation)) return own.live
  if (operation.method === 'DELETE') return spare
  return operation.path.endsWith('/restore') ? own.trashed : own.live
}
