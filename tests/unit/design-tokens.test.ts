import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const colour = [
  /#[\da-f]{3,8}\b(?=[^\n]*[;"'\])])/i,
  /\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab|color)\((?!from var)/i,
  /\b(?:color|background|fill|stroke|outline|border)(?:-color)?: *(?:black|white|red|gray|grey|navy|beige)\b/i,
]
const motion = [
  /(?<![\w-])\d*\.?\d+m?s\b/,
  /\bcubic-bezier\(/,
  /\b(?:duration|delay|ease)-(?:\[|\d)/,
  /\bease-(?:in|out|in-out|linear)\b/,
]

const looks = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:tsx|css)$/.test(name) && name !== 'tokens.css')
  .map((name) => posix.join('app', name))
  .concat('public/docs/reference.css')

describe('the tokens', () => {
  it.each([
    ['colour', colour],
    ['duration or easing', motion],
  ])('are the only place where a %s is written out', (_, patterns) => {
    expect(looks.length).toBeGreaterThan(40)
    expect(looks.flatMap((path) => rawIn(path, patterns))).toEqual([])
  })

  it.each([
    ['color: #fff;', colour],
    ['className="bg-[#aabbcc]"', colour],
    ['background: oklch(0.5 0 0)', colour],
    ['border-color: black', colour],
    ['transition: color 120ms', motion],
    ['animation-delay: 0.2s', motion],
    ['className="duration-100"', motion],
    ['transition-timing-function: ease-in-out', motion],
  ])('see that %s is raw', (line, patterns) => {
    expect(patterns.some((pattern) => pattern.test(line))).toBe(true)
  })
})

function rawIn(path: string, patterns: RegExp[]): string[] {
  return readFileSync(join(root, path), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\/\*|\*)/.test(line) && !isHarmless(line))
    .filter((line) => patterns.some((pattern) => pattern.test(line)))
    .map((line) => `${path}: ${line.trim()}`)
}

/** No time at all is no duration. */
function isHarmless(line: string): boolean {
  return /: 0s;$/.test(line)
}
