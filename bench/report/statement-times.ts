import type { LogLine } from '../data/statement-log'
import { percentile } from './percentile'

const step = /^duration: ([\d.]+) ms {2}(parse|bind|execute) [^:]*: (.*)$/s

/**
 * Milliseconds by statement, of what Postgres logged. It tells each step of a statement apart, and the
 * steps of several connections lie between one another.
 */
export function timesByStatement(lines: readonly LogLine[]) {
  const begun = new Map<number, number>()
  const times = new Map<string, number[]>()
  for (const { pid, message } of lines) {
    const [, ms, kind, text = ''] = step.exec(message) ?? []
    if (ms === undefined) continue
    const sum = (begun.get(pid) ?? 0) + Number(ms)
    begun.set(pid, kind === 'execute' ? 0 : sum)
    if (kind !== 'execute') continue
    const name = nameOf(text)
    const known = times.get(name)
    if (known) known.push(sum)
    else times.set(name, [sum])
  }
  return [...times].map(([statement, all]) => {
    const sorted = all.sort((a, b) => a - b)
    const [p50, p95] = [percentile(sorted, 50), percentile(sorted, 95)]
    return { statement, count: sorted.length, p50, p95 }
  })
}

/** Enough of a statement to know it again. */
export function nameOf(text: string): string {
  const plain = text.trim().toLowerCase()
  if (plain.includes('docket_require_live')) return 'scope'
  const verb = /\b(insert|update|delete) /.exec(plain.replace('for update', ''))?.[1]
  return verb ?? (plain.includes('for update') ? 'select for update' : 'select')
}
