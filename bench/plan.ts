import type { Population } from './data/population'

/** How much of everything a run does. */
export type Plan = {
  population: Population
  embedded: Population
  /** Short rounds in turn, so that whatever else the machine does meets all four alike. */
  rounds: number
  roundSeconds: number
  warmSeconds: number
  openSeconds: number
  statementSeconds: number
  memoryRequests: number
  starts: number
}

export const fullPlan: Plan = {
  population: { users: 1000, tasksOfEach: 1000 },
  embedded: { users: 20, tasksOfEach: 1000 },
  rounds: 3,
  roundSeconds: 3,
  warmSeconds: 1,
  openSeconds: 15,
  statementSeconds: 2,
  memoryRequests: 100_000,
  starts: 5,
}

export const quickPlan: Plan = {
  population: { users: 120, tasksOfEach: 1000 },
  embedded: { users: 4, tasksOfEach: 1000 },
  rounds: 1,
  roundSeconds: 0.3,
  warmSeconds: 0.2,
  openSeconds: 1.5,
  statementSeconds: 0.2,
  memoryRequests: 1000,
  starts: 1,
}
