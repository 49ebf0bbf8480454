import { createSecretKey } from 'node:crypto'
import Fastify, { type FastifyReply } from 'fastify'
import { jwtVerify } from 'jose'
import pg from 'pg'
import { type ListQuery, type OwnerPath, type TaskPath, taskQueries } from './fastify-queries'
import {
  listQuery,
  type NewTask,
  newTask,
  owner,
  problem,
  task,
  taskPatch,
  taskPath,
} from './fastify-schemas'
import type { Rival, RivalOptions } from './rival'

/**
 * What a good engineer would write without Next: Fastify with a schema for all that comes in and goes
 * out, Drizzle for the database, jose for the tokens. No row-level security, no limits, no log.
 */
export function makeFastify({ databaseUrl, secret }: RivalOptions): Rival {
  const pool = new pg.Pool({ connectionString: databaseUrl })
  const queries = taskQueries(pool)
  const key = createSecretKey(secret, 'utf8')
  const app = Fastify()
  const responses = { 200: task, 404: problem, 412: problem }

  app.addHook<{ Params: OwnerPath }>('onRequest', async ({ headers, params }, reply) => {
    const userId = await userOf(headers.authorization).catch(() => null)
    if (userId === null) return await refuse(reply, 401)
    if (userId !== params.user_id) return await refuse(reply, 403)
  })

  async function userOf(authorization = '') {
    const [, token = ''] = authorization.split(' ')
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] })
    return payload.sub ?? null
  }

  app.get<{ Params: OwnerPath; Querystring: ListQuery }>(
    '/api/:user_id/tasks',
    {
      schema: {
        params: owner,
        querystring: listQuery,
        response: { 200: { type: 'array', items: task } },
      },
    },
    async ({ params, query }) => await queries.list(params, query),
  )

  app.post<{ Params: OwnerPath; Body: NewTask }>(
    '/api/:user_id/tasks',
    { schema: { params: owner, body: newTask, response: { 201: task } } },
    async ({ params, body }, reply) => {
      reply.code(201)
      return await queries.create(params, body)
    },
  )

  app.get<{ Params: TaskPath }>(
    '/api/:user_id/tasks/:task_id',
    { schema: { params: taskPath, response: responses } },
    async ({ params }, reply) => (await queries.get(params)) ?? (await refuse(reply, 404)),
  )

  app.patch<{ Params: TaskPath; Body: Partial<NewTask> }>(
    '/api/:user_id/tasks/:task_id',
    { schema: { params: taskPath, body: taskPatch, response: responses } },
    async ({ params, body, headers }, reply) => {
      const [, version] = /^"(\d+)"$/.exec(headers['if-match'] ?? '') ?? []
      const changed = await queries.update(params, body, version ? Number(version) : null)
      return changed ?? (await refuse(reply, version ? 412 : 404))
    },
  )

  app.patch<{ Params: TaskPath }>(
    '/api/:user_id/tasks/:task_id/complete',
    { schema: { params: taskPath, response: responses } },
    async ({ params }, reply) => (await queries.toggle(params)) ?? (await refuse(reply, 404)),
  )

  return {
    async listen(port) {
      return Number(new URL(await app.listen({ port, host: '127.0.0.1' })).port)
    },
    async close() {
      await app.close()
      await pool.end()
    },
  }
}

async function refuse(reply: FastifyReply, status: number) {
  return await reply.code(status).send({ status })
}
