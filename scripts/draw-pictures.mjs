import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { provideChromium } from './chromium.mjs'
import { main, root } from './main.mjs'

const folder = 'public/icons'

/** The pictures that are no SVG, by what each is drawn from; the files are committed. */
const pictures = [
  { name: 'icon-192.png', source: 'art/app-icon.svg', width: 192, height: 192 },
  { name: 'icon-512.png', source: 'art/app-icon.svg', width: 512, height: 512 },
  { name: 'apple-touch-icon.png', source: 'art/app-icon.svg', width: 180, height: 180 },
  { name: 'social-card.png', source: 'art/social-card.html', width: 1200, height: 630 },
]

// Draws them anew: for whoever changes what is under `art`. A build takes them as they are.
await main(async () => {
  const executablePath = (await provideChromium()) || undefined
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  mkdirSync(join(root, folder), { recursive: true })
  for (const { name, source, width, height } of pictures) {
    const page = await browser.newPage({ viewport: { width, height } })
    await page.goto(pathToFileURL(join(root, source)).href)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(root, folder, name) })
    await page.close()
  }
  await browser.close()
})
