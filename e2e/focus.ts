import { expect, type Locator, type Page } from '@playwright/test'

const stopsMax = 90

/** Presses Tab until it is there; wherever it stops on the way, one can see that it is there. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let stops = 0; stops < stopsMax; stops += 1) {
    await page.keyboard.press(key)
    await expectVisibleFocus(page)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`not reached by ${key}: ${target}`)
}

export async function expectVisibleFocus(page: Page) {
  expect(await page.evaluate(findFocusProblem)).toBeNull()
}

/** What keeps one from seeing where the focus is, or null. Runs in the page. */
function findFocusProblem(): string | null {
  const element = document.activeElement
  // Tab has left the page for the browser's own controls.
  if (!element || element === document.body) return null
  // The calendar's and the clock's button inside of a field has a ring of the browser's own.
  if (!element.matches(':focus')) return null
  // A hidden radio is drawn by its label; the title's editor has a line under it instead of a ring.
  const drawn = element instanceof HTMLInputElement ? element.closest('label') : null
  const hasRing = [element, drawn].some((one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth, opacity, borderBottomColor } = getComputedStyle(one)
    const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
    const isUnderlined = borderBottomColor === colourOf('--focus')
    return opacity === '1' && (hasOutline || isUnderlined)
  })
  const labels = element instanceof HTMLInputElement ? (element.labels ?? []) : []
  const words = [...labels].map((label) => label.textContent).join(' ') || element.textContent
  const name = `${element.tagName} ${element.getAttribute('aria-label') ?? words}`
  if (!hasRing) return `${name}: no ring`
  const box = (drawn ?? element).getBoundingClientRect()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const top = document.elementFromPoint(x, y)
  const isOnTop = top !== null && (element.contains(top) || top.contains(element) || drawn === top)
  return isOnTop || drawn?.contains(top) ? null : `${name}: covered by ${top?.outerHTML}`

  function colourOf(token: string) {
    const probe = document.createElement('i')
    probe.style.color = `var(${token})`
    document.body.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
}
