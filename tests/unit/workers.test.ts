import * as os from 'node:os'
import { expect, it, vi } from 'vitest'
import { workerCount } from '@/lib/server/workers'

vi.mock('node:os', { spy: true })

it.each([
  [1, 1],
  [8, 8],
  [64, 8],
])(
  'makes of `auto` on %i processors %i workers, for which Postgres has connections',
  (processors, count) => {
    vi.mocked(os.availableParallelism).mockReturnValue(processors)
    expect(workerCount('auto')).toBe(count)
  },
)

it('makes as many workers as are asked for', () => {
  expect(workerCount(20)).toBe(20)
})
