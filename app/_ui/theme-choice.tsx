'use client'

import { useId, useState } from 'react'
import { type Theme, themeCookie, themes } from '@/lib/theme'
import { Icon } from './icon'

const labels = { system: 'System', light: 'Light', dark: 'Dark' }
const yearSeconds = 31_536_000

export function ThemeChoice({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  const name = useId()
  const choose = (chosen: Theme) => {
    setTheme(chosen)
    // The server reads it, so that the next page comes in the right colours.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context.
    document.cookie = `${themeCookie}=${chosen}; path=/; max-age=${yearSeconds}; samesite=lax`
    document.documentElement.dataset.theme = chosen
  }
  return (
    <fieldset className="inline-flex rounded-md border border-rule bg-sheet p-0.5">
      <legend className="sr-only">Theme</legend>
      {themes.map((value) => (
        <label
          key={value}
          title={labels[value]}
          className="relative inline-grid size-10 cursor-pointer place-items-center rounded-sm text-faint hover:text-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-focus forced-colors:has-checked:outline-2"
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={theme === value}
            onChange={() => choose(value)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          <Icon name={value} />
          <span className="sr-only">{labels[value]}</span>
        </label>
      ))}
    </fieldset>
  )
}
