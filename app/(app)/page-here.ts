import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { dateLocale, type Here, hereAt, parseZone, zoneCookie } from '@/lib/here'

/**
 * Where the person is, as far as the browser has told the server. The browser corrects the rest in
 * the page.
 */
export const readHere = cache(async (): Promise<Here> => {
  const [cookieStore, headerList] = await Promise.all([cookies(), headers()])
  const zone = parseZone(cookieStore.get(zoneCookie)?.value) ?? 'UTC'
  const [preferred] = (headerList.get('accept-language') ?? '').split(/[,;]/)
  return hereAt(new Date(), { zone, locale: dateLocale(preferred) })
})
