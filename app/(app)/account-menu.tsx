'use client'

import { useTranslations } from 'use-intl'
import type { Theme } from '@/lib/theme'
import { Button, buttonClass } from '../_ui/button'
import { Icon } from '../_ui/icon'
import { ThemeChoice } from '../_ui/theme-choice'
import { openLayer } from './keys/layers'
import { SignOut } from './sign-out'

type Props = { userId: string; name: string; email: string; theme: Theme }

/** A native popover, so it opens before the script has loaded. */
export function AccountMenu({ userId, name, email, theme }: Props) {
  const words = useTranslations('account')
  return (
    <div className="lg:mt-auto">
      <Button
        variant="quiet"
        popoverTarget="account"
        aria-label={words('open', { name })}
        className="min-w-11 max-w-48 px-2! lg:-mx-3 lg:w-[calc(100%+1.5rem)] lg:max-w-none lg:justify-start lg:px-3!"
      >
        <Icon name="person" className="shrink-0" />
        <span dir="auto" className="truncate max-sm:sr-only">
          {name}
        </span>
      </Button>
      <section
        id="account"
        popover="auto"
        aria-label={words('title')}
        className="fixed inset-auto top-14 right-3 m-0 w-64 max-w-[calc(100vw-1.5rem)] rounded-md border border-edge bg-sheet p-4 text-ink lg:top-auto lg:right-auto lg:bottom-20 lg:left-4 min-[86rem]:left-[calc(50vw-42rem)]"
      >
        <p dir="auto" className="font-medium">
          {name}
        </p>
        <p className="mb-4 break-all text-sm text-soft">{email}</p>
        <div className="mb-4 flex items-center justify-between border-rule border-y py-3 text-sm">
          <span aria-hidden="true">{words('theme')}</span>
          <ThemeChoice initial={theme} />
        </div>
        <div className="grid gap-2">
          {/* A full page load, so that going back does not show an outdated list. */}
          <a href="/settings" className={buttonClass({ variant: 'plain' })}>
            {words('settings')}
          </a>
          <LayerButton name="palette" />
          <LayerButton name="help" />
          <SignOut userId={userId} />
        </div>
      </section>
    </div>
  )
}

/** What a key opens can be opened without a key, too. */
function LayerButton({ name }: { name: 'palette' | 'help' }) {
  const words = useTranslations('account')
  return (
    <Button popoverTarget="account" popoverTargetAction="hide" onClick={() => openLayer({ name })}>
      {words(name)}
    </Button>
  )
}
