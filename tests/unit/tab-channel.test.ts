import { expect, it } from 'vitest'
import { openTabChannel } from '@/lib/offline/tab-channel'

it('takes what comes after it was closed, and tells nobody', async () => {
  const heard: unknown[] = []
  const other = new BroadcastChannel('docket-somebody')
  const first = new Promise<void>((resolve) => {
    other.onmessage = (event) => {
      heard.push((event as MessageEvent).data.message)
      resolve()
    }
  })
  const channel = openTabChannel('somebody')
  channel.post({ kind: 'changed' })
  await first
  channel.close()
  channel.post({ kind: 'signed-out' })
  const last = openTabChannel('somebody')
  last.post({ kind: 'changed' })
  await expect.poll(() => heard.length).toBe(2)
  last.close()
  other.close()
  expect(heard).toEqual([{ kind: 'changed' }, { kind: 'changed' }])
})
