/** Lets whoever is at the other end of a connection in this process find that it was closed. */
export async function passTurns(): Promise<void> {
  for (const _turn of [1, 2]) await new Promise((resolve) => setImmediate(resolve))
}
