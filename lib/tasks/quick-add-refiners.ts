import type { casual } from 'chrono-node/en'

type Refiner = (typeof casual.refiners)[number]

/** A number is an hour after a day; before one it belongs to the title: "Windows 11 tomorrow". */
export const withoutBareNumbers: Refiner = {
  refine: ({ text }, results) =>
    results.filter(({ index, text: said }, place) => {
      if (!/^\d+$/.test(said)) return true
      const before = results[place - 1]
      if (!before?.start.isOnlyDate()) return false
      return /^[\s,]*$/.test(text.slice(before.index + before.text.length, index))
    }),
}
