/** A map of so many entries at most, which forgets what was asked for least recently. */
export class BoundedCache<Key, Value extends object> {
  readonly #entries = new Map<Key, Value>()

  constructor(readonly sizeMax: number) {}

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    // A map keeps the order in which its entries were added.
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size <= this.sizeMax) return
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest)
      return
    }
  }

  delete(key: Key): void {
    this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
  }
}

/** A function that makes what is dear to make once for each of the last `sizeMax` lists of arguments. */
export function remembering<Names extends string[], Made extends object>(
  sizeMax: number,
  make: (...names: Names) => Made,
): (...names: Names) => Made {
  const made = new BoundedCache<string, Made>(sizeMax)
  return (...names) => {
    const key = names.join(' ')
    const value = made.get(key) ?? make(...names)
    made.set(key, value)
    return value
  }
}
