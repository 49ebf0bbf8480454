'use client'

import { useId, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { paperColors, parseTheme, type Theme, themeCookie, themes } from '@/lib/theme'
import { Icon } from './icon'
import { keepCookie } from './keep-cookie'

export function ThemeChoice({ initial }: { initial: Theme }) {
  const t = useTranslations('ui')
  // There may be two of them in a page.
  const theme = useSyncExternalStore(subscribe, currentTheme, () => initial)
  const name = useId()
  return (
    <fieldset className="inline-flex rounded-md border border-rule bg-sheet p-0.5">
      <legend className="sr-only">{t('theme')}</legend>
      {themes.map((value) => (
        <label
          key={value}
          title={t(`themes.${value}`)}
          className="relative inline-grid size-10 max-sm:size-11 cursor-pointer place-items-center rounded-sm text-faint hover:text-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-focus forced-colors:has-checked:outline-2"
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={theme === value}
            onChange={() => chooseTheme(value)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          <Icon name={value} />
          <span className="sr-only">{t(`themes.${value}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function chooseTheme(theme: Theme) {
  // The server reads it, so that the next page comes in the right colours.
  keepCookie(themeCookie, theme)
  showTheme(theme)
}

function subscribe(listener: () => void) {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

function currentTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme)
}

/** For a page that the server has not rendered, and so has not given its colours. */
export function applyThemeCookie(): void {
  const [, value] = new RegExp(`(?:^|; )${themeCookie}=(\\w+)`).exec(document.cookie) ?? []
  showTheme(parseTheme(value))
}

function showTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const scheme = meta.media.includes('dark') ? 'dark' : 'light'
    meta.content = paperColors[theme === 'system' ? scheme : theme]
  }
}
