import { z } from 'zod'

// Neither Postgres nor UTF-8 can hold these two.
const unstorable = /\0|\p{Surrogate}/u
const controlButTabAndNewline = /[^\P{Cc}\t\n]/u

/** Text of so many characters, kept as sent. */
export function text({ min, max }: { min: number; max: number }) {
  return z.string().check((context) => {
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
}

/** As `text`, trimmed, and without control characters but tab and newline. */
export function line({ min, max }: { min: number; max: number }) {
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
