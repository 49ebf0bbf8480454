import type { Plans } from './explain-statements'
import { rowsRead, scansOfOthers, sorts } from './query-plan'

type Allowed = { rowsMax: number; sorting: boolean }

/** In which ways plans do more than they may. None may ever look at rows of others. */
export function faultsOf(plans: Plans[], { rowsMax, sorting }: Allowed): string[] {
  const all = plans.flatMap(({ custom, generic }) => [
    { kind: 'custom', plan: custom },
    { kind: 'generic', plan: generic },
  ])
  return all.flatMap(({ kind, plan }) => {
    const faults = scansOfOthers(plan).map((scan) => `${scan} does not go by user`)
    if (rowsRead(plan) > rowsMax) faults.push(`reads ${rowsRead(plan)} rows`)
    if (sorts(plan) && !sorting) faults.push('sorts')
    return faults.map((fault) => `${kind}: ${fault}`)
  })
}
