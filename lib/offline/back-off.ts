/** How long to wait before the next try, in milliseconds. */

const firstMs = 1_000
const longestMs = 60_000

type Waiting = {
  /** How many in a row have failed. */
  failures: number
  /** What the server asked for, if it said. */
  retryAfterSeconds: number | null
  /** From 0 to 1: many who wait must not all come back at once. */
  random: number
}

export function backOffMs({ failures, retryAfterSeconds, random }: Waiting): number {
  if (retryAfterSeconds !== null) return retryAfterSeconds * 1000 + random * firstMs
  const whole = Math.min(longestMs, firstMs * 2 ** (failures - 1))
  return whole / 2 + (random * whole) / 2
}
