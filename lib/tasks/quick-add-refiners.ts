import type { casual } from 'chrono-node/en'
import { isMonth } from './quick-add-vetoes'

type Refiner = (typeof casual.refiners)[number]

/** A number is an hour after a day; before one it belongs to the title: "Windows 11 tomorrow". */
export const withoutBareNumbers: Refiner = {
  refine: ({ text }, results) =>
    results.filter(({ index, text: said }, place) => {
      if (!/^\d+$/.test(said) || /\b(?:by|before|due)\s+$/i.test(text.slice(0, index))) return true
      const before = results[place - 1]
      if (!before?.start.isOnlyDate()) return false
      return /^[\s,]*$/.test(text.slice(before.index + before.text.length, index))
    }),
}

const leadsToMonth =
  /(?:\b(?:due|by|on|at|before|for|in|next|of|the|to|until|till|through)|[-–])\s*$/i
const rangeOn = /^\s*(?:to|until|till|through|-|–)\s/i
const orElse = /^\s*(?:or|and|&|,)?\s*$/i

/**
 * A month alone may be a name, and then a time after it does not belong to a month: "Call April at
 * 5".
 */
export const withoutNames: Refiner = {
  refine: ({ text }, results) =>
    results.filter(({ index, text: said }, place) => {
      if (!isMonth.test(said)) return true
      const isLedTo = leadsToMonth.test(text.slice(0, index))
      if (isLedTo || rangeOn.test(text.slice(index + said.length))) return true
      const before = results[place - 1]
      if (!before || !leadsToMonth.test(text.slice(0, before.index))) return false
      return orElse.test(text.slice(before.index + before.text.length, index))
    }),
}

/** Of "on the 1st of December" chrono leaves out the first two words. */
export const withArticle: Refiner = {
  refine({ text }, results) {
    for (const result of results) {
      const [article] = /\b(?:on\s+)?the\s+$/i.exec(text.slice(0, result.index)) ?? []
      if (!article || !/^(?:\d+(?:st|nd|rd|th)\s|(?!end\s)\w+\s+of\s)/i.test(result.text)) continue
      result.index -= article.length
      result.text = article + result.text
    }
    return results
  },
}
