import { perProcess } from '@/db/per-process'

type Making<T> = Promise<{ made: T; remove: () => void | Promise<void> }>

/** Vitest sets each project up by itself: this shares what is costly, and removes it with the last. */
export async function oncePerRun<T>(name: string, make: () => Making<T>) {
  const shared = perProcess<{ making: Making<T>; users: number }>(`tests.${name}`, () => ({
    making: make(),
    users: 0,
  }))
  shared.users += 1
  const { made, remove } = await shared.making
  const leave = async () => {
    shared.users -= 1
    if (shared.users === 0) await remove()
  }
  return { made, leave }
}
