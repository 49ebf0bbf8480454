/** Next calls this once, before the server takes requests. */
export async function register() {
  // Next builds this file for its edge runtime too, and leaves out what stands behind this condition.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { boot } = await import('@/lib/boot')
    await boot()
  }
}
