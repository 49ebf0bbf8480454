'use client'

import dynamic from 'next/dynamic'
import { type ComponentProps, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../_ui/button'
import { Icon } from '../../_ui/icon'
import type { FilterChoices } from './filter-choices'

/** If it does not load, the menu is empty: the list must not fail with it. */
const Choices = dynamic(
  () =>
    import('./later-parts').then(
      (module) => module.FilterChoices,
      () => () => null,
    ),
  { ssr: false },
)

/** A native popover, closed by Escape and by a press elsewhere. */
export function FilterMenu(props: ComponentProps<typeof FilterChoices>) {
  const t = useTranslations('list')
  const id = useId()
  const menu = useRef<HTMLElement>(null)
  const [isOpen, setOpen] = useState(false)
  // The browser may have opened it before the script could notice.
  useEffect(() => setOpen(menu.current?.matches(':popover-open') ?? false), [])
  return (
    <>
      <Button variant="quiet" size="sm" popoverTarget={id} data-filter className="min-h-11">
        <Icon name="filter" />
        {t('filter')}
      </Button>
      <section
        ref={menu}
        id={id}
        popover="auto"
        aria-label={t('filter')}
        onToggle={({ newState }) => setOpen(newState === 'open')}
        className="fixed m-auto max-h-[min(28rem,80dvh)] w-64 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-md border border-edge bg-sheet p-4 text-ink supports-[position-area:block-end]:mx-3 supports-[position-area:block-end]:my-0 supports-[position-area:block-end]:[inset:auto] supports-[position-area:block-end]:[position-area:block-end_span-all] supports-[position-area:block-end]:[position-try-fallbacks:flip-block]"
      >
        {isOpen && <Choices {...props} />}
      </section>
    </>
  )
}
