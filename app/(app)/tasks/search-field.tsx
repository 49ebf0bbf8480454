'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../../_ui/icon'

const pauseMs = 250

type Props = { search: string; onSearch: (text: string) => void }

export function SearchField({ search, onSearch }: Props) {
  const t = useTranslations('list')
  const [draft, setDraft] = useState(search)
  const [given, setGiven] = useState(search)
  const [sent, setSent] = useState(search)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Cleared from elsewhere, or Back pressed: the address is what counts. The field's own search
  // comes back from the address a moment later, when more may have been typed.
  if (given !== search) {
    setGiven(search)
    if (search !== sent) {
      setSent(search)
      setDraft(search)
    }
  }
  const send = useEffectEvent((text: string) => {
    setSent(text)
    onSearch(text)
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  function type(text: string) {
    setDraft(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => send(text.trim()), pauseMs)
  }

  return (
    <label className="flex min-w-36 flex-1 items-center gap-1">
      <Icon name="search" className="ml-1 shrink-0 text-faint lg:ml-3" />
      <span className="sr-only">{t('search')}</span>
      <input
        type="search"
        name="search"
        dir="auto"
        placeholder={t('search')}
        autoComplete="off"
        value={draft}
        onChange={(event) => type(event.target.value)}
        className="min-h-11 min-w-0 flex-1 appearance-none rounded-md bg-transparent px-3 -outline-offset-2"
      />
    </label>
  )
}
