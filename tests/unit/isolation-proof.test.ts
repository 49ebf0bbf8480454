import { describe, expect, it } from 'vitest'
import type { Statement } from '@/db/transport'
import { CouldNotRun } from '../isolation-proof/could-not-run'
import { requireCoverage } from '../isolation-proof/http-attempts'
import { parseProofOptions } from '../isolation-proof/options'
import { namesIn, newTarget, percentEncoded, withNames } from '../isolation-proof/target'
import { fillPath } from '../isolation-proof/user-operations'
import { FilterRemover } from '../isolation-proof/without-filters'

describe('what an answer shows of somebody', () => {
  const target = newTarget()

  it('is found in any case, wherever it stands', () => {
    const text = `x-header: ${target.live.toUpperCase()}\n{"a":"…${target.title}…"}`
    expect(namesIn(text, target, '')).toEqual(['live', 'title'])
  })

  it('is not what the asker has said themselves, however it is spelled', () => {
    const answer = `${target.user} ${target.title}`
    const asked = `/api/${percentEncoded(target.user)}/tasks`
    expect(namesIn(answer, target, asked)).toEqual(['title'])
  })

  it('is named in its place, so that two answers can be compared', () => {
    const other = newTarget()
    const of = ({ user, live, signedToken }: typeof target) =>
      `/api/${percentEncoded(user)}/tasks/${live.toUpperCase()}?token=${signedToken}`
    expect(withNames(of(target), target, 'A')).toBe(
      "/api/{A}/tasks/{A's live}?token={A's signedToken}",
    )
    expect(withNames(of(target), target, 'A')).toBe(withNames(of(other), other, 'A'))
    expect(withNames(of(other), target, 'A')).toBe(of(other))
  })
})

describe('the proof cannot run', () => {
  it('where an operation is in no attempt', () => {
    const attacks = [{ operation: 'GET /api/{user_id}/tasks' }]
    requireCoverage(attacks, ['GET /api/{user_id}/tasks'])
    expect(() => requireCoverage(attacks, ['GET /api/{user_id}/notes'])).toThrow(
      /does not try GET \/api\/\{user_id\}\/notes/,
    )
  })

  it('where a path has a place that it cannot fill', () => {
    expect(fillPath('/api/{user_id}/tasks/{task_id}', { user: 'me', task: 'x' })).toBe(
      '/api/me/tasks/x',
    )
    expect(() => fillPath('/api/{user_id}/notes/{note_id}', { user: 'me', task: 'x' })).toThrow(
      CouldNotRun,
    )
  })
})

const statement = (text: string): Statement => ({ text, values: ['x'], shape: 'array' })

describe('the filter by user', () => {
  it('is taken out of a statement that still uses its parameters', () => {
    const { text } = new FilterRemover().remove(
      statement('select "id" from "tasks" where ("tasks"."user_id" = $1 and "tasks"."id" = $2)'),
    )
    expect(text).toBe('select "id" from "tasks" where ($1::text is not null and "tasks"."id" = $2)')
  })

  it.each([
    'insert into "tasks" ("user_id", "id") values ($1, $2)',
    "select set_config('lock_timeout', $1, true)",
  ])('is not looked for in %s', (text) => {
    expect(new FilterRemover().remove(statement(text)).text).toBe(text)
  })

  it.each([
    'select "id" from "tasks" where "tasks"."user_id" in ($1)',
    'delete from "idempotency_keys" where user_id = $1',
    'select 1 from "tasks" where "tasks"."user_id" = $1 and exists (select 1 from t where t.user_id = $1)',
  ])('must be known to be taken out of %s', (text) => {
    const filters = new FilterRemover()
    expect(() => filters.remove(statement(text))).toThrow(CouldNotRun)
    expect(filters.unknown?.message).toContain(text)
  })

  it('must have been taken out of a statement on every table', () => {
    const filters = new FilterRemover()
    for (const table of ['tasks', 'idempotency_keys']) {
      filters.remove(statement(`select 1 from "${table}" where "${table}"."user_id" = $1`))
    }
    expect(() => filters.requireUse()).toThrow(/"security_events"/)
    filters.remove(
      statement('select 1 from "security_events" where "security_events"."user_id" = $1'),
    )
    filters.requireUse()
  })
})

describe('the arguments of npm run prove:isolation', () => {
  it('are a database and what to break', () => {
    expect(parseProofOptions([])).toEqual({ more: [] })
    expect(parseProofOptions(['postgres://localhost/docket', '--break=where'])).toMatchObject({
      url: 'postgres://localhost/docket',
      break: 'where',
    })
  })

  it.each([
    [['--break=everything']],
    [['--broken']],
    [['localhost/docket']],
    [['mysql://localhost/docket']],
    [['postgres://localhost/a', 'postgres://localhost/b']],
  ])('are refused where they are %j', (args) => {
    expect(() => parseProofOptions(args)).toThrow()
  })
})
