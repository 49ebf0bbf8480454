import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const composeFile = z.object({
  services: z.object({
    app: z.object({
      environment: z.record(z.string(), z.coerce.string()),
      healthcheck: z.object({ test: z.tuple([z.literal('CMD')], z.string()) }),
    }),
    database: z.object({
      environment: z.record(z.string(), z.string()),
      secrets: z.array(z.string()),
      volumes: z.array(z.string()),
    }),
  }),
})

/** Of compose.yaml what the tests hold to be so, with the values of variables put in. */
export function readComposeFile(variables: Record<string, string>) {
  const text = readFileSync(new URL('../../compose.yaml', import.meta.url), 'utf8')
  return composeFile.parse(interpolate(parse(text), variables))
}

/** https://docs.docker.com/reference/compose-file/interpolation/, as far as our file uses it. */
function interpolate(value: unknown, variables: Record<string, string>): unknown {
  if (typeof value === 'string') return interpolateText(value, variables)
  if (Array.isArray(value)) return value.map((item) => interpolate(item, variables))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, interpolate(item, variables)]),
  )
}

/** The innermost of nested ones first. */
function interpolateText(text: string, variables: Record<string, string>): string {
  const replaced = text.replace(
    /\$\{(\w+)(?::([-?])([^${}]*))?\}/,
    (_, name: string, sign?: string, rest = '') => {
      const value = variables[name] ?? ''
      if (value === '' && sign === '?') throw new Error(`${name}: ${rest}`)
      return value === '' && sign === '-' ? rest : value
    },
  )
  return replaced === text ? text : interpolateText(replaced, variables)
}
