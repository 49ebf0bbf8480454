/** The SQLSTATE that a statement failed with, wherever the driver and Drizzle have put it. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : sqlState(error.cause)
}
