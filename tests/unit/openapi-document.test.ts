import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it, vi } from 'vitest'
import { type ProblemCode, problems } from '@/lib/app-error'
import { openApi, schemaProblems } from '../harness/conformance'
import { documentedOperations, placesOf } from '../harness/openapi-places'
import { routes } from '../harness/route-table'

// Without one, there is nothing to document at the route of the purge.
vi.stubEnv('CRON_SECRET', 'only-for-tests-only-for-tests')

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(openApi) })
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(openApi.openapi).toMatch(/^3\.1\./)
  })

  it('has the methods of every route, and no others', async () => {
    const own = routes.filter(({ path }) => !path.endsWith('*'))
    const taken = await Promise.all(own.map(async ({ path, handlers }) => takenBy(path, handlers)))
    const documented = documentedOperations.map(({ method, path }) => `${method} ${path}`)
    const ours = documented.filter((name) => !name.includes(' /api/auth/'))
    expect(ours.sort()).toEqual(taken.flat().sort())
  })

  it('names, describes and secures each operation', () => {
    const ids = documentedOperations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { operation } of documentedOperations) {
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/)
      expect(operation.summary).toMatch(/^[A-Z][^.]+$/)
      expect(operation.tags).toHaveLength(1)
      expect(operation.security).toBeDefined()
    }
  })

  it('describes every parameter', () => {
    const parameters = placesOf('in').map(({ pointer }) => pointer)
    const described = new Set(placesOf('description').map(({ pointer }) => pointer))
    expect(parameters.length).toBeGreaterThan(20)
    expect(parameters.filter((pointer) => !described.has(pointer))).toEqual([])
  })

  it('has an example of every body', () => {
    const bodies = placesOf('content').flatMap(({ value }) => Object.values(Object(value)))
    expect(bodies.length).toBeGreaterThan(40)
    for (const body of bodies) expect(body).toHaveProperty('examples')
  })

  it('has only examples that fit their schemas', () => {
    const places = placesOf('examples').flatMap(({ pointer, value }) =>
      Array.isArray(value)
        ? value.map((example: unknown) => ({ schema: pointer, example }))
        : Object.values(Object(value)).map((named) => ({
            schema: `${pointer}/schema`,
            example: Reflect.get(Object(named), 'value'),
          })),
    )
    expect(places.length).toBeGreaterThan(60)
    for (const { schema, example } of places) {
      expect(schemaProblems(schema, example, schema)).toEqual([])
    }
  })

  it('closes every object of its own', () => {
    const names = ['Task', 'TaskInput', 'TaskPatch', 'Completion', 'Problem', 'SecurityEvent']
    for (const name of names) {
      expect(openApi.components?.schemas?.[name]).toHaveProperty('additionalProperties', false)
    }
  })

  it('has a problem of every code, with its status and title', () => {
    for (const [code, { status, title }] of Object.entries(problems)) {
      const name = `${pascal(code as ProblemCode)}Problem`
      expect(openApi.components?.schemas?.[name]).toMatchObject({
        properties: { code: { const: code }, status: { const: status }, title: { const: title } },
      })
    }
  })

  it('has patterns that are ECMA-262 with the flag u', () => {
    const patterns = placesOf('pattern').map(({ value }) => String(value))
    expect(patterns.length).toBeGreaterThan(20)
    for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow()
  })
})

/** What a route takes: the methods to which it does not answer that it does not. */
async function takenBy(path: string, handlers: object): Promise<string[]> {
  const { OPTIONS } = handlers as Record<string, (...call: unknown[]) => Promise<Response>>
  const response = await OPTIONS?.(new Request('http://localhost'), { params: Promise.resolve({}) })
  const allowed = response?.headers.get('allow')?.split(', ') ?? []
  return methods.filter((method) => allowed.includes(method)).map((method) => `${method} ${path}`)
}

function pascal(code: ProblemCode) {
  return code.replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}
