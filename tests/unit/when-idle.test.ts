import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { whenIdle } from '@/app/(app)/when-idle'

const act = vi.fn()
let page: EventTarget & {
  requestIdleCallback?: (callback: () => void) => number
  cancelIdleCallback: (handle: number) => void
}
let waiting: (() => void)[]

beforeEach(() => {
  vi.useFakeTimers()
  act.mockClear()
  waiting = []
  page = Object.assign(new EventTarget(), {
    requestIdleCallback: (callback: () => void) => waiting.push(callback),
    cancelIdleCallback: (handle: number) => {
      waiting[handle - 1] = () => {}
    },
  })
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', { readyState: 'complete' })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function rest() {
  for (const callback of waiting.splice(0)) callback()
}

it('waits until the browser has nothing else to do', () => {
  whenIdle(act)
  expect(act).not.toHaveBeenCalled()
  rest()
  expect(act).toHaveBeenCalledTimes(1)
})

it('waits for the page to load first', () => {
  vi.stubGlobal('document', { readyState: 'interactive' })
  whenIdle(act)
  rest()
  page.dispatchEvent(new Event('load'))
  expect(act).not.toHaveBeenCalled()
  rest()
  vi.advanceTimersByTime(60_000)
  rest()
  expect(act).toHaveBeenCalledTimes(1)
})

it('waits for no page that never ends loading', () => {
  vi.stubGlobal('document', { readyState: 'interactive' })
  whenIdle(act)
  vi.advanceTimersByTime(10_000)
  rest()
  page.dispatchEvent(new Event('load'))
  rest()
  expect(act).toHaveBeenCalledTimes(1)
})

it('can be taken back before the page has loaded, and after', () => {
  whenIdle(act)()
  vi.stubGlobal('document', { readyState: 'interactive' })
  whenIdle(act)()
  const takeBack = whenIdle(act)
  page.dispatchEvent(new Event('load'))
  takeBack()
  vi.advanceTimersByTime(60_000)
  rest()
  expect(act).not.toHaveBeenCalled()
})

it('does without a browser that tells when it rests', () => {
  delete page.requestIdleCallback
  whenIdle(act)
  expect(act).not.toHaveBeenCalled()
  whenIdle(act)()
  vi.advanceTimersByTime(1)
  expect(act).toHaveBeenCalledTimes(1)
})
