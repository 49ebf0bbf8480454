import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { provideChromium } from './chromium.mjs'
import { main, root } from './main.mjs'

const folder = 'public'

/** The pictures that are not SVG, with what each is drawn from; the files are committed. */
const pictures = [
  { name: 'icons/icon-192.png', source: 'art/app-icon.svg', width: 192, height: 192 },
  { name: 'icons/icon-512.png', source: 'art/app-icon.svg', width: 512, height: 512 },
  { name: 'icons/apple-touch-icon.png', source: 'art/app-icon.svg', width: 180, height: 180 },
  // Browsers ask for it where a page names no icon.
  { name: 'favicon.ico', source: 'art/app-icon.svg', width: 32, height: 32 },
  { name: 'icons/social-card.png', source: 'art/social-card.html', width: 1200, height: 630 },
]

// Redraws them after a change under `art`. A build takes them as they are.
await main(async () => {
  const executablePath = (await provideChromium()) || undefined
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  mkdirSync(join(root, folder, 'icons'), { recursive: true })
  for (const { name, source, width, height } of pictures) {
    const page = await browser.newPage({ viewport: { width, height } })
    await page.goto(pathToFileURL(join(root, source)).href)
    await page.evaluate(() => document.fonts.ready)
    const png = await page.screenshot()
    writeFileSync(join(root, folder, name), name.endsWith('.ico') ? icoOf(png, width) : png)
    await page.close()
  }
  await browser.close()
})

/**
 * An icon file of one picture: what its directory says, and the PNG as it is.
 * @param {Buffer} png
 * @param {number} size its width and height, below 256.
 */
function icoOf(png, size) {
  const head = Buffer.alloc(22)
  const [icon, count, planes, bitsPerPixel] = [1, 1, 1, 32]
  head.writeUInt16LE(icon, 2)
  head.writeUInt16LE(count, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(planes, 10)
  head.writeUInt16LE(bitsPerPixel, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
