import type { Page } from '@playwright/test'

/** Keeps what a page asks for from the server. @returns what lets it go there, from then on at once. */
export async function holdRequests(page: Page, url: string | RegExp): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(url, async (route) => {
    await released
    await route.fallback()
  })
  return release
}
