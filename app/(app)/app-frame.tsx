import type { ComponentProps, ReactNode } from 'react'
import { Toaster } from '../_ui/toaster'
import { Wordmark } from '../_ui/wordmark'
import { AccountMenu } from './account-menu'
import { ViewLinks } from './view-links'

type Props = { account: ComponentProps<typeof AccountMenu>; children: ReactNode }

/** The frame around every signed-in page, and around the list without a network. */
export function AppFrame({ account, children }: Props) {
  return (
    <div className="mx-auto max-w-[86rem] lg:grid lg:grid-cols-[12.5rem_minmax(0,1fr)]">
      <header className="flex items-center justify-between border-rule px-4 py-2 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:items-stretch lg:justify-start lg:border-r lg:px-5 lg:py-8">
        <Wordmark href="/tasks" />
        <ViewLinks />
        <AccountMenu {...account} />
      </header>
      {children}
      <Toaster />
    </div>
  )
}
