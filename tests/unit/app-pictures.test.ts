import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import manifest from '@/app/manifest'
import { paperColors } from '@/lib/theme'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url))
const { icons = [] } = manifest()

/** What the picture itself says, in the chunk that every PNG begins with. */
function sizeOfPng(path: string, from = 0) {
  const file = read(path).subarray(from)
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  return `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`
}

describe('the pictures of the app', () => {
  it.each(icons.filter(({ type }) => type === 'image/png'))('$src is $sizes', ({ src, sizes }) => {
    expect(sizeOfPng(`public${src}`)).toBe(sizes)
  })

  it.each(['any', 'maskable'])('are there in the sizes that browsers ask for: %s', (purpose) => {
    const sizes = icons.filter((icon) => icon.purpose === purpose).map((icon) => icon.sizes)
    expect(sizes).toEqual(['192x192', '512x512'])
  })

  it('are there without a size, too', () => {
    expect(icons).toContainEqual({ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' })
    expect(read('app/icon.svg').toString()).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
  })

  it.each([
    ['apple-touch-icon.png', '180x180'],
    ['social-card.png', '1200x630'],
  ])('have one for elsewhere: %s', (name, size) => {
    expect(sizeOfPng(`public/icons/${name}`)).toBe(size)
  })

  it('have one for a page that names none', () => {
    const file = 'public/favicon.ico'
    const [length, offset] = [read(file).readUInt32LE(14), read(file).readUInt32LE(18)]
    expect(offset + length).toBe(read(file).length)
    expect(sizeOfPng(file, offset)).toBe('32x32')
  })
})

describe('the colours of the paper', () => {
  it('are those of the tokens', () => {
    const [, light = '', dark = ''] =
      /--paper: light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/.exec(
        read('app/tokens.css').toString(),
      ) ?? []
    expect(paperColors).toEqual({ light: hexOf(light), dark: hexOf(dark) })
  })
})

/** From OKLCH to sRGB, as CSS Color 4 has it. */
function hexOf(oklch: string) {
  const [lightness = 0, chroma = 0, hue = 0] = oklch.split(' ').map(Number)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const bytes = linear.map((value) =>
    Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)),
  )
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
