import { AppError } from '@/lib/app-error'
import { preflightHeaders } from './cors'
import { fromReply, type Handler, handler } from './handler'
import { emptyReply, type Reply } from './reply'

const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof known)[number]
type Handlers<Params> = Partial<Record<Method, Handler<Params>>>
type Others<Params, H> = Record<Exclude<Method, keyof H> | 'HEAD' | 'OPTIONS', Handler<Params>>

/**
 * What a route answers to the methods it has no handler for: `HEAD` as `GET` without the body,
 * `OPTIONS` with what is allowed, and 405 to the rest (RFC 9110, section 9).
 */
export function otherMethods<Params, H extends Handlers<Params>>(
  handlers: H & Handlers<Params>,
): Others<Params, H> {
  const allow = allowOf(handlers)
  const refuse = refusing<Params>(allow)
  const options = handler<Params>(async (request) =>
    emptyReply({ allow, ...preflightHeaders(request, allow) }),
  )
  const absent = known.filter((method) => !(method in handlers))
  return {
    ...Object.fromEntries(absent.map((method) => [method, refuse])),
    HEAD: handlers.GET ? headOf(handlers.GET) : refuse,
    OPTIONS: options,
  } as Others<Params, H>
}

/** Answers with 405, and names the methods that are allowed. */
export function refusing<Params>(allow: string): Handler<Params> {
  const refuse = handler<Params>(async () => {
    throw new AppError('method_not_allowed', `This address takes ${allow}.`)
  })
  return fromReply(async (request, params) => {
    const reply = await refuse.reply(request, params)
    return { ...reply, headers: { ...reply.headers, allow } }
  })
}

function allowOf(handlers: Handlers<never>) {
  const own = known.filter((method) => method in handlers)
  return [...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

function headOf<Params>({ reply }: Handler<Params>): Handler<Params> {
  return fromReply(async (request, params): Promise<Reply> => {
    return { ...(await reply(request, params)), body: null }
  })
}
