/** A value for each key, made one after the other. */
export async function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  make: (key: Key) => Value | Promise<Value>,
): Promise<Record<Key, Value>> {
  const entries: [Key, Value][] = []
  for (const key of keys) entries.push([key, await make(key)])
  // `fromEntries` forgets which keys there are.
  return Object.fromEntries(entries) as Record<Key, Value>
}
