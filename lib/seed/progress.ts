const barLength = 24
const redrawMs = 100
const linesInAll = 10

/** Where it is shown: a terminal, a file, a pipe. */
export type Output = { isTTY?: boolean; write(text: string): unknown }

/**
 * How far some work is: a bar that moves where somebody is looking, a line for each tenth elsewhere.
 * Counts what `add` is told of.
 */
export class Progress {
  readonly #output: Output
  readonly #what: string
  readonly #total: number
  readonly #started = performance.now()
  #done = 0
  #shown = Number.NEGATIVE_INFINITY

  constructor(output: Output, what: string, total: number) {
    this.#output = output
    this.#what = what
    this.#total = total
  }

  add(count: number) {
    this.#done += count
    const isDone = this.#done >= this.#total
    const now = performance.now()
    if (this.#output.isTTY) {
      if (!isDone && now - this.#shown < redrawMs) return
      this.#shown = now
      this.#output.write(`\r\u001b[K${this.#bar()} ${this.#words(now)}${isDone ? '\n' : ''}`)
      return
    }
    const tenths = Math.floor((linesInAll * this.#done) / this.#total)
    if (tenths <= Math.max(this.#shown, 0)) return
    this.#shown = tenths
    this.#output.write(`${this.#words(now)}\n`)
  }

  #bar() {
    const full = Math.round((barLength * this.#done) / this.#total)
    return '█'.repeat(full) + '░'.repeat(barLength - full)
  }

  #words(now: number) {
    const seconds = Math.max((now - this.#started) / 1000, 0.001)
    const rate = this.#done / seconds
    const left = (this.#total - this.#done) / rate
    const figures = [`${number(this.#done)} of ${number(this.#total)}`, `${number(rate)} a second`]
    figures.push(left > 0 ? `${number(left)} s left` : `${number(seconds)} s`)
    return `${this.#what}: ${figures.join(', ')}`
  }
}

function number(value: number) {
  return Math.ceil(value).toLocaleString('en')
}
