import { z } from 'zod'
import type { CreateDocumentOptions } from 'zod-openapi'

type Context = Parameters<NonNullable<CreateDocumentOptions['override']>>[0]

/** Says in JSON Schema what zod says in a roundabout way, or only to whoever knows both halves of a pipe. */
export function plainSchema(context: Context): void {
  flattenNullable(context)
  addSecondHalf(context)
}

/** `anyOf: [X, null]` as X, whose type may also be null: only the type says anything of null. */
function flattenNullable({ zodSchema, jsonSchema }: Context) {
  const [inner, ...others] = jsonSchema.anyOf ?? []
  if (zodSchema._zod.def.type !== 'nullable' || others.length !== 1) return
  if (!inner || typeof inner.type !== 'string' || inner.enum) return
  const { anyOf: _, ...outer } = jsonSchema
  delete jsonSchema.anyOf
  Object.assign(jsonSchema, inner, outer, { type: [inner.type, 'null'] })
}

/** A string that goes on into a stricter schema as it is must fit that one too. */
function addSecondHalf({ zodSchema, jsonSchema, io }: Context) {
  const { def } = zodSchema._zod
  if (io !== 'input' || def.type !== 'pipe') return
  const [first, second] = [def.in._zod.def, def.out._zod.def]
  if (first.type !== 'string' || first.checks?.length || second.type === 'transform') return
  const { $schema: _, ...strict } = z.toJSONSchema(def.out, { io, unrepresentable: 'any' })
  Object.assign(jsonSchema, { ...strict, ...jsonSchema, type: strict.type })
}
