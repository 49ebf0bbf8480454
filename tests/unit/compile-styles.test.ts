import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import compileStyles from '@/lib/compile-styles.mjs'

const app = fileURLToPath(new URL('../../app', import.meta.url))
const path = `${app}/globals.css`
const source = readFileSync(path, 'utf8')

async function compile({ isWritten = true } = {}) {
  const madeFrom: string[] = []
  const note = (from: string) => void madeFrom.push(from)
  const module = await new Promise<string>((resolve, reject) => {
    const bundler = {
      getOptions: () => ({ isWritten }),
      resourcePath: path,
      addDependency: note,
      addContextDependency: note,
      async: () => (error: unknown, made?: string) => (made ? resolve(made) : reject(error)),
    }
    const made = compileStyles.call(bundler, source)
    if (made) resolve(made)
  })
  const css: string = JSON.parse(module.replace('export default ', ''))
  return { css, madeFrom }
}

describe('the styles that a build makes', () => {
  it('have colours in browsers that know neither oklch() nor light-dark()', async () => {
    const { css } = await compile()
    expect(source + readFileSync(`${app}/tokens.css`, 'utf8')).toContain('light-dark(oklch(')
    expect(css).not.toMatch(/light-dark\(|oklch\(/)
    expect(css).toMatch(/--paper:[^;]*#[\da-f]{6}/)
  })

  it('have the classes of the pages, and of nothing else', async () => {
    const { css } = await compile()
    expect(css).toContain('.min-h-dvh{')
    // As the tests of the tokens have it.
    expect(css).not.toContain('.duration-100{')
  })

  it('say what they were made from, so that no cache keeps them too long', async () => {
    const { madeFrom } = await compile()
    expect(madeFrom).toEqual(expect.arrayContaining([app, `${app}/tokens.css`, `${app}/page.tsx`]))
  })

  it('are nothing where no server writes them into a page', async () => {
    expect(await compile({ isWritten: false })).toEqual({ css: '', madeFrom: [] })
  })
})
