import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiFailure } from '@/lib/tasks/browser-client'
import { sendChange } from '@/lib/tasks/browser-send-change'
import { forgetToken } from '@/lib/tasks/browser-token'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { TaskChange } from '@/lib/tasks/optimistic-tasks'

const task = newTask('Plan', new Date('2026-11-20T10:00:00.000Z'))
const token = `h.${btoa(JSON.stringify({ sub: 'me', exp: Date.now() / 1000 + 900 }))}.s`

type Answer = () => Response

/** A server that has these answers, in their order. What it was asked is kept. */
function answer(...answers: Answer[]) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (path === '/api/auth/token') return Response.json({ token })
    asked.push([init.method ?? 'GET', path, init.body].filter(Boolean).join(' '))
    const next = answers.shift()
    if (!next) throw new Error(`nobody answers ${path}`)
    return next()
  })
  return asked
}

const idTaken: Answer = () => Response.json({ code: 'id_taken' }, { status: 409 })

beforeEach(forgetToken)
afterEach(() => vi.unstubAllGlobals())

describe('a new task that the server had made before it was called a failure', () => {
  const typed = { ...task, title: 'Plan B', tags: ['home'] }
  const change: TaskChange = { kind: 'add', task: typed }

  it('gets what was typed since', async () => {
    const edited = { ...typed, version: 2 }
    const asked = answer(
      idTaken,
      () => Response.json(task),
      () => Response.json(edited),
    )
    expect(await sendChange(change, { key: 'k', known: task })).toEqual(edited)
    expect(asked[2]).toContain(`PATCH /api/me/tasks/${task.id}`)
    expect(asked[2]).toContain('"title":"Plan B"')
    expect(asked[2]).toContain('"tags":["home"]')
  })

  it('stays as others have left it', async () => {
    const theirs = { ...task, title: 'Theirs', version: 2 }
    const asked = answer(idTaken, () => Response.json(theirs))
    expect(await sendChange(change, { key: 'k', known: task })).toEqual(theirs)
    expect(asked).toHaveLength(2)
  })
})

describe('an answer that breaks off, or is not the server’s', () => {
  it.each([
    { what: 'broken off', body: () => new ReadableStream({ pull: (it) => it.error('reset') }) },
    { what: 'a page of somebody between', body: () => '<html></html>' },
  ])('is none, so that the change is sent again: $what', async ({ body }) => {
    answer(() => new Response(body()))
    const sent = sendChange(
      { kind: 'complete', task, completed: true, at: '' },
      { key: 'k', known: task },
    )
    await expect(sent).rejects.toBeInstanceOf(ApiFailure)
    await expect(sent).rejects.toMatchObject({ status: 0, code: 'unreachable' })
  })
})
