/** How far from the top the few busiest stop standing out; 10,000 users' first has 1% of all. */
const flatTop = 14.5

/**
 * Parts `total` among `count`, the first most, as such things are spread among people: by Zipf's law
 * with Mandelbrot's correction for the top.
 */
export function sharesOf(total: number, count: number): number[] {
  const weights = Array.from({ length: count }, (_, i) => 1 / (i + 1 + flatTop))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let reached = 0
  let given = 0
  return weights.map((weight, i) => {
    reached += weight
    // What rounding leaves over is carried on, so that nothing is lost.
    const upTo = i === count - 1 ? total : Math.round((total * reached) / whole)
    const share = upTo - given
    given = upTo
    return share
  })
}
