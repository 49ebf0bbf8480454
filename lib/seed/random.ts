import { createHash } from 'node:crypto'

/**
 * Numbers that are always the same for the same name; `Math.random` cannot be seeded. With 128 bits of
 * state, so that no two of many millions of names meet.
 * https://github.com/bryc/code/blob/master/jshash/PRNGs.md#sfc32
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter: number

  constructor(name: string) {
    const digest = createHash('sha256').update(name).digest()
    this.#a = digest.readInt32LE(0)
    this.#b = digest.readInt32LE(4)
    this.#c = digest.readInt32LE(8)
    this.#counter = digest.readInt32LE(12)
  }

  /** From 0 up to but not including 1. */
  next(): number {
    const result = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0
    return (result >>> 0) / 2 ** 32
  }

  /** Whether something happens that does in this part of all cases. */
  chance(part: number): boolean {
    return this.next() < part
  }

  /** A whole number from 0 up to but not including `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0]
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256))
  }
}
