/** Arithmetic of calendar days, as YYYY-MM-DD. They have no zone, and so no day of 23 hours. */

const dayMs = 86_400_000

/** Noon is the same day in every reckoning, summer time or not. */
export function utcDate(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

export function addDays(day: string, count: number): string {
  return new Date(utcDate(day).getTime() + count * dayMs).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((utcDate(to).getTime() - utcDate(from).getTime()) / dayMs)
}
