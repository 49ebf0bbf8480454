import { problemResponse } from './problem'

/** A route's function for one method, as Next calls it and as a test or any other server may. */
export type Handler<Params = unknown> = (
  request: Request,
  context: { params: Promise<Params> },
) => Promise<Response>

const requestIdPattern = /^[A-Za-z0-9._-]{1,128}$/

/**
 * Gives an answer what every API answer carries, and turns whatever is thrown into a problem.
 * `work` may set any of these headers itself.
 */
export function handler<Params>(
  work: (request: Request, params: Params) => Promise<Response>,
): Handler<Params> {
  return async (request, { params }) => {
    const requestId = requestIdOf(request)
    const response = await answer(async () => await work(request, await params), request, requestId)
    return withCommonHeaders(response, requestId)
  }
}

async function answer(work: () => Promise<Response>, request: Request, requestId: string) {
  try {
    return await work()
  } catch (error) {
    return problemResponse(error, request, requestId)
  }
}

function requestIdOf({ headers }: Request) {
  const given = headers.get('x-request-id')
  return given !== null && requestIdPattern.test(given) ? given : crypto.randomUUID()
}

function withCommonHeaders(response: Response, requestId: string) {
  const common = {
    'x-request-id': requestId,
    'cache-control': 'private, no-store',
    vary: 'Authorization, Cookie, Origin',
    'x-content-type-options': 'nosniff',
  }
  for (const [name, value] of Object.entries(common)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}
