/** The JSON of a value, whose type it keeps. */
export type JsonText<Value> = string & { readonly of?: Value }

/** What was made into JSON of this type by the database. */
export function parseJsonText<Value>(text: JsonText<Value>): Value {
  return JSON.parse(text) as Value
}
