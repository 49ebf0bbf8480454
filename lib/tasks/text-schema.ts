import { z } from 'zod'
import { linePattern, textPattern, trimmedLinePattern } from './text-pattern'

// Neither Postgres nor UTF-8 can hold these two.
const unstorable = /\0|\p{Surrogate}/u
const controlButTabAndNewline = /[^\P{Cc}\t\n]/u

type Bounds = { min: number; max: number }

/** Text of so many characters, kept as sent. */
export function text({ min, max }: Bounds) {
  return z
    .string()
    .check((context) => {
      const value = context.value
      const count = countCharacters(value)
      const length = { origin: 'string', inclusive: true, input: value } as const
      if (unstorable.test(value)) {
        context.issues.push(refused(value, 'must not hold NUL or half of a surrogate pair'))
      } else if (count < min) {
        context.issues.push({ code: 'too_small', minimum: min, ...length })
      } else if (count > max) {
        context.issues.push({ code: 'too_big', maximum: max, ...length })
      }
    })
    .meta({ ...bounds({ min, max }), pattern: textPattern })
}

/** As `text`, trimmed, not empty, and without control characters but tab and newline. */
export function line({ min, max }: Bounds & { min: 1 }) {
  return z
    .string()
    .trim()
    .pipe(
      text({ min, max }).check((context) => {
        if (controlButTabAndNewline.test(context.value)) {
          context.issues.push(refused(context.value, 'must not hold control characters'))
        }
      }),
    )
    .meta({ ...bounds({ min, max }), pattern: linePattern })
}

/**
 * As `line`, in lower case, and counted as such: `İ` becomes two characters. No pattern can say so, and
 * where it matters the schema's description does.
 */
export function lowerCaseLine(size: Bounds & { min: 1 }) {
  return z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(line(size))
    .meta({ ...bounds(size), pattern: linePattern })
}

/** Text that was checked when it was stored. */
export function storedText(size: Bounds) {
  return z.string().meta({ ...bounds(size), pattern: textPattern })
}

/** A line that was checked when it was stored. */
export function storedLine(size: Bounds & { min: 1 }) {
  return z.string().meta({ ...bounds(size), pattern: trimmedLinePattern })
}

/** JSON Schema counts code points as well. */
function bounds({ min, max }: Bounds) {
  return min === 0 ? { maxLength: max } : { minLength: min, maxLength: max }
}

/** In code points, as people and Postgres count; `length` counts the units of UTF-16. */
function countCharacters(value: string) {
  let count = 0
  for (const _ of value) count += 1
  return count
}

function refused(input: string, message: string) {
  return { code: 'custom', input, message } as const
}
