/**
 * The rules of text as patterns (ECMA-262 with the flag `u`), for JSON Schema: it cannot see the
 * checks of `text-schema.ts`. Every class is spelt out, because engines differ in what `\s`
 * matches, and lists what is refused, because tools that make text from a pattern go through a
 * class character by character.
 *
 * Halves of surrogate pairs are left out: Rust's engine takes no pattern that names them, and in
 * JSON they are unpredictable anyway (RFC 8259, section 8.2).
 */
const controlButTabAndNewline = '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f'

/** What `trim` takes off. */
const space =
  '\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff'

const writable = `[^${controlButTabAndNewline}]`
const visible = `[^${space}${controlButTabAndNewline}]`
const trimmed = `${visible}(${writable}*${visible})?`

export const textPattern = '^[^\\u0000]*$'

/** A line as it is stored. */
export const trimmedLinePattern = `^${trimmed}$`

/** A line as it may be sent: space around it is taken off. */
export const linePattern = `^[${space}]*${trimmed}[${space}]*$`
