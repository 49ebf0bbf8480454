/** How an attempt ended: what was answered to it, and everything by which it got through. */
export type Verdict = { answer: string; leaks: string[] }

/** An attempt that there is no place for here, and that proves nothing. */
export type NotTried = { notTried: string }

export type Attempt = { name: string; run(): Promise<Verdict | NotTried> }

const markWidth = 4
const nameWidth = 84

/** Counts attempts, with a line for each. */
export class Tally {
  attempts = 0
  leaks = 0
  readonly #print: (line: string) => void

  constructor(print: (line: string) => void) {
    this.#print = print
  }

  count(name: string, ended: Verdict | NotTried): void {
    if ('notTried' in ended) {
      this.#say('--', name, `not tried: ${ended.notTried}`)
      return
    }
    const { answer, leaks } = ended
    const isLeak = leaks.length > 0
    this.attempts += 1
    this.leaks += isLeak ? 1 : 0
    this.#say(isLeak ? 'LEAK' : 'ok', name, isLeak ? `${answer}: ${leaks.join('; ')}` : answer)
  }

  note([first, ...more]: string[]): void {
    if (first === undefined) return
    this.#print(`note: ${first}`)
    for (const line of more) this.#print(`      ${line}`)
  }

  #say(mark: string, name: string, said: string) {
    this.#print(`${mark.padEnd(markWidth)}  ${name.padEnd(nameWidth)} → ${said}`)
  }
}
