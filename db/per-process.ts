/**
 * State of which a process must have one. Module variables do not do: a server's bundle, the parts
 * that Next bundles and a hot reload each have a copy of a module.
 */
export function perProcess<T extends object>(name: string, make: () => T): T {
  const store = globalThis as { [key: symbol]: T | undefined }
  const key = Symbol.for(`docket.${name}`)
  const state = store[key] ?? make()
  store[key] = state
  return state
}
