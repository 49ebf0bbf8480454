import type { MetadataRoute } from 'next'
import { paperColors } from '@/lib/theme'
import { translator, words } from '@/lib/words/translator'

/** What a browser installs the app from. It holds the colours of one theme; the pages tell both. */
export default function manifest(): MetadataRoute.Manifest {
  const t = translator('install')
  return {
    id: '/tasks',
    name: t('name'),
    short_name: t('shortName'),
    description: t('description'),
    lang: words.locale,
    start_url: '/tasks',
    scope: '/',
    display: 'standalone',
    background_color: paperColors.light,
    theme_color: paperColors.light,
    categories: ['productivity'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...[192, 512].flatMap((size) => [pngIcon(size, 'any'), pngIcon(size, 'maskable')]),
    ],
    shortcuts: [
      { name: t('add'), url: '/tasks#add' },
      { name: t('today'), url: '/tasks?view=today' },
    ],
  }
}

/** The drawing keeps clear of what a mask may cut off. */
function pngIcon(size: number, purpose: 'any' | 'maskable') {
  return {
    src: `/icons/icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  } as const
}
