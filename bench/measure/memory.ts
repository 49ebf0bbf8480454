import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connectionsMax } from '../load/cases'
import type { Bench } from './bench'

/** Megabytes that the process holds, before and after so many lists. */
export type Memory = { atRest: number; afterTenth: number; after: number; requests: number }

/** What a fresh Docket holds, and whether it grows. */
export async function measureMemory(bench: Bench): Promise<Memory & { errors: number }> {
  const { memoryRequests } = bench.plan
  return await bench.with('docket', {}, async ({ origin, pid }) => {
    let errors = 0
    const list = async (amount: number) => {
      const job = { kind: 'closed', origin, caseName: 'list', share: 0 } as const
      const result = await bench.load.run({ ...job, connections: connectionsMax, amount })
      errors += result.errors
    }
    const atRest = residentMegabytes(pid)
    await list(memoryRequests / 10)
    const afterTenth = residentMegabytes(pid)
    await list(memoryRequests - memoryRequests / 10)
    return { atRest, afterTenth, after: residentMegabytes(pid), requests: memoryRequests, errors }
  })
}

function residentMegabytes(pid: number): number {
  return (process.platform === 'linux' ? kilobytesByKernel(pid) : kilobytesByPs(pid)) / 1024
}

function kilobytesByKernel(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1])
}

function kilobytesByPs(pid: number) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
}
