import Ajv2020 from 'ajv/dist/2020'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { line, lowerCaseLine, text } from '@/lib/tasks/text-schema'

const size = { min: 1, max: 6 } as const

/** Text of what the rules are about, and of anything else. */
const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom(' ', '\t', '\n', '\r', '\v', '\f', '\0', '\x1f', '\x7f', '\x85', '\x9f'),
    fc.constantFrom('\xa0', '\u1680', '\u2003', '\u2028', '\u202f', '\u205f', '\u3000', '\ufeff'),
    fc.constantFrom('\u{10FFFF}', '\ud7ff', '\ue000', '\uffff', '😀'),
    fc.constantFrom(
      'a',
      '!',
      '~',
      '\xa1',
      '\u167f',
      '\u1681',
      '\u200b',
      '\u202a',
      '\u2030',
      '\u3001',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 10,
})

describe.each([
  ['text', text(size)],
  ['a line', line(size)],
  ['a line in lower case', lowerCaseLine(size)],
])('what the document says of %s', (_name, schema) => {
  const validate = new Ajv2020().compile(z.toJSONSchema(schema, { io: 'input' }))

  it('is what is checked', () => {
    fc.assert(
      fc.property(anything, (value) => {
        // The document cannot name halves of pairs, nor tell the space that is taken off from the rest,
        // nor count a letter that is longer in lower case twice.
        fc.pre(value.isWellFormed() && [...value].length <= size.max && !value.includes('İ'))
        expect(validate(value)).toBe(schema.safeParse(value).success)
      }),
      { numRuns: 5_000 },
    )
  })

  it.each(['a'.repeat(6), '😀'.repeat(6), 'a'.repeat(7), '😀'.repeat(7)])(
    'counts code points: %s',
    (value) => {
      expect(validate(value)).toBe([...value].length <= size.max)
      expect(schema.safeParse(value).success).toBe([...value].length <= size.max)
    },
  )
})

it('counts a line in lower case as it is stored', () => {
  const schema = lowerCaseLine(size)
  expect(schema.parse('İİİ')).toBe('i̇i̇i̇')
  expect(schema.safeParse('İİİa').error?.issues).toMatchObject([{ code: 'too_big', maximum: 6 }])
})

it('knows all letters that are longer in lower case', () => {
  const all = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code))
  expect(all.filter((letter) => [...letter.toLowerCase()].length > 1)).toEqual(['İ'])
})
