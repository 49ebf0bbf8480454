import { escaped, openApi } from './conformance'

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

/** Every operation of the document, with its method as a request has it. */
export const documentedOperations = Object.entries(openApi.paths ?? {}).flatMap(([path, item]) =>
  methods.flatMap((name) => {
    const operation = item[name]
    return operation ? [{ method: name.toUpperCase(), path, operation }] : []
  }),
)

type Place = { pointer: string; value: Record<string, unknown> }

const everything = descend('', openApi)

/** Every object in the document that has a member of this name, with the JSON Pointer to the object. */
export function placesOf(name: string): { pointer: string; value: unknown }[] {
  return everything.flatMap(({ pointer, value }) =>
    name in value ? [{ pointer, value: value[name] }] : [],
  )
}

function descend(pointer: string, value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const steps = Object.entries(value)
  return [
    { pointer, value: Object.fromEntries(steps) },
    ...steps.flatMap(([step, child]) => descend(`${pointer}/${escaped(step)}`, child)),
  ]
}
