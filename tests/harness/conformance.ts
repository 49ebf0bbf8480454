import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import type { oas31 } from 'zod-openapi'
import { makeDocument } from '@/lib/openapi/document'

/** The document as it is sent: without what JSON cannot say. */
export const openApi: oas31.OpenAPIObject = JSON.parse(JSON.stringify(makeDocument()))

/** Headers that say nothing of our own; a browser's rules and cookies are tested where they are made. */
const standardHeaders = /^(content-(type|length)|set-cookie|access-control-.*|x-retry-after)$/

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats(ajv)
ajv.addSchema(openApi, 'openapi')

const validators = new Map<string, ValidateFunction>()

type Exchange = { request: Request; response: Response; path: string }
type Documented = { pointer: string; response: oas31.ResponseObject }

/**
 * Holds an answer against the document. `path` is the route's, as the document has it.
 * @throws Error naming everything that the document does not promise.
 */
export async function requireConformance({ request, response, path }: Exchange): Promise<void> {
  const answer = response.clone()
  const documented = findResponse(request.method, path, answer)
  if (documented === 'not held') return
  const problems =
    documented === undefined
      ? ['the status is not documented']
      : [
          ...headerProblems(answer, documented),
          ...(await bodyProblems(request, answer, documented)),
        ]
  if (problems.length === 0) return
  const asked = `${request.method} ${path} ${answer.status}`
  throw new Error(`${asked} is not as the OpenAPI document has it: ${problems.join('; ')}`)
}

function findResponse(method: string, path: string, { status }: Response) {
  if (method === 'OPTIONS' && status === 204) return 'not held'
  if (status === 405) return component('MethodNotAllowed')
  const name = (method === 'HEAD' ? 'get' : method.toLowerCase()) as 'get'
  const operation = openApi.paths?.[path]?.[name]
  if (!operation) return component('NotFound')
  const pointer = `/paths/${escaped(path)}/${name}/responses/${status}`
  const response: oas31.ResponseObject | oas31.ReferenceObject | undefined =
    operation.responses?.[status]
  if (response === undefined) return undefined
  return '$ref' in response ? component(lastStep(response.$ref)) : { pointer, response }
}

function component(name: string): Documented | undefined {
  const response = openApi.components?.responses?.[name]
  if (!response || '$ref' in response) return undefined
  return { pointer: `/components/responses/${name}`, response }
}

function headerProblems({ headers }: Response, { response }: Documented): string[] {
  const documented = Object.entries(response.headers ?? {})
  const names = new Set(documented.map(([name]) => name.toLowerCase()))
  const undocumented = [...headers.keys()].filter(
    (name) => !names.has(name) && !standardHeaders.test(name),
  )
  return [
    ...undocumented.map((name) => `the header ${name} is not documented`),
    ...documented.flatMap(([name, { $ref = '' }]) => headerProblem(name, headers.get(name), $ref)),
  ]
}

function headerProblem(name: string, value: string | null, $ref: string): string[] {
  const header = openApi.components?.headers?.[lastStep($ref)]
  if (!header || !('schema' in header)) return [`the header ${name} has no schema`]
  if (value === null) return header.required ? [`the header ${name} is missing`] : []
  const isNumber = header.schema && 'type' in header.schema && header.schema.type === 'integer'
  return schemaProblems(`${$ref.slice(1)}/schema`, isNumber ? Number(value) : value, name)
}

async function bodyProblems(
  request: Request,
  answer: Response,
  { pointer, response }: Documented,
): Promise<string[]> {
  // What a handler gives for HEAD is never sent.
  if (request.method === 'HEAD') return []
  const text = await answer.text()
  if (!response.content) return text === '' ? [] : ['there is a body']
  const type = answer.headers.get('content-type')?.split(';', 1)[0] ?? ''
  if (!response.content[type]) return [`the media type ${type} is not documented`]
  const value: unknown = type.endsWith('json') ? JSON.parse(text) : text
  return schemaProblems(`${pointer}/content/${escaped(type)}/schema`, value, 'the body')
}

/** What is wrong with a value by the schema at a place in the document. */
export function schemaProblems(pointer: string, value: unknown, name: string): string[] {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#${encodeURI(pointer)}` })
  validators.set(pointer, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${name}${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}

export function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}

function lastStep($ref: string): string {
  return $ref.slice($ref.lastIndexOf('/') + 1)
}
