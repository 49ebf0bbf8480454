import { z } from 'zod'

/** A step of a plan as `explain (format json)` has it, under Postgres's own names. */
export type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Name': z.string().optional(),
    'Index Cond': z.string().optional(),
    'Actual Rows': z.number().optional(),
    'Actual Loops': z.number().optional(),
    'Rows Removed by Filter': z.number().optional(),
    'Rows Removed by Index Recheck': z.number().optional(),
    Plans: z.array(planNode).optional(),
  }),
)

const explanation = z.tuple([z.tuple([z.tuple([z.object({ Plan: planNode })])])])

/** The plan in the one row of one column that `explain (format json)` answers with. */
export function planIn(rows: unknown[] | undefined): PlanNode {
  return explanation.parse(rows)[0][0][0].Plan
}

/** How many rows the step that reads most looked at, whether it kept them or not. */
export function rowsRead(plan: PlanNode): number {
  return Math.max(0, ...scansOf(plan).map(rowsReadBy))
}

function rowsReadBy(scan: PlanNode) {
  const kept = scan['Actual Rows'] ?? 0
  const removed = scan['Rows Removed by Filter'] ?? 0
  const rechecked = scan['Rows Removed by Index Recheck'] ?? 0
  return (kept + removed + rechecked) * (scan['Actual Loops'] ?? 1)
}

export function sorts(plan: PlanNode): boolean {
  return nodesOf(plan).some((node) => node['Node Type'].endsWith('Sort'))
}

/** Whether every row that a plan looks at is found by this column of an index, among others. */
export function goesBy(column: string, plan: PlanNode): boolean {
  const condition = new RegExp(`\\b${column} = `)
  return scansOf(plan).every((scan) => condition.test(scan['Index Cond'] ?? ''))
}

/** The steps of a plan that may look at rows of others: all that do not go by the user in an index. */
export function scansOfOthers(plan: PlanNode): string[] {
  return scansOf(plan)
    .filter((scan) => !goesBy('user_id', scan))
    .map((scan) => `${scan['Node Type']} on ${scan['Index Name'] ?? scan['Relation Name']}`)
}

/** A scan of a bitmap, or of a subquery, reads no more than what the scans below it have found. */
const reading = /^(?!Bitmap Heap|Subquery).*Scan$/

function scansOf(plan: PlanNode): PlanNode[] {
  return nodesOf(plan).filter((node) => reading.test(node['Node Type']))
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}
