import { type Expression, isDuration } from './quick-add-vetoes'

const choice = /^\s*(?:,?\s*(?:and|or|&)|[,/])\s*(?:(?:by|on|at|in)\s+)?$/i

/** Of "friday or saturday" neither says when it is due. */
export function withoutChoices(text: string, expressions: Expression[]): Expression[] {
  return expressions.filter((expression, place) => {
    const [left, right] = [expressions[place - 1], expressions[place + 1]]
    return !areChoices(text, left, expression) && !areChoices(text, expression, right)
  })
}

function areChoices(text: string, left?: Expression, right?: Expression): boolean {
  if (!left || !right || isDuration(left)) return false
  const from = left.start + left.said.replace(/[\s,]+$/, '').length
  const to = right.end - right.said.replace(/^[\s,]+/, '').length
  return choice.test(text.slice(from, to))
}
