import { readFileSync, writeFileSync } from 'node:fs'
import { explainUsage } from '@/lib/usage-failure'
import { benchUsage, parseBenchOptions } from './options'
import { fullPlan, quickPlan } from './plan'
import { drawChart } from './report/chart'
import { countErrors } from './report/results'
import { describeResults, describeTargets } from './report/tables'
import { judge } from './report/targets'
import { runBench } from './run-bench'

/** What `npm run bench` runs. */
async function run(args: string[]): Promise<number> {
  const { quick, check } = parseBenchOptions(args)
  const results = await runBench(quick ? quickPlan : fullPlan, print)
  const targets = judge(results)
  print(`\n${describeResults(results)}\n\n${describeTargets(targets)}`)
  // What is kept is shown to others: a quick run says too little.
  if (!quick) {
    writeFileSync('bench/results.json', `${JSON.stringify({ ...results, targets }, null, 2)}\n`)
    writeFileSync('bench/chart.svg', drawChart(results, readFileSync('app/tokens.css', 'utf8')))
    print('\nKept in bench/results.json and bench/chart.svg.')
  }
  const isMissed = check && targets.some(({ isMet }) => !isMet)
  return isMissed || countErrors(results) > 0 ? 1 : 0
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${explainUsage(error, benchUsage)}\n`)
    process.exit(1)
  },
)
