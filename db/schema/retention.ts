/** How long rows are kept. The policies of `docket_janitor` in drizzle/ say the same to the database. */
export const trashDays = 30
export const securityLogDays = 90
export const idempotencyKeyHours = 24
