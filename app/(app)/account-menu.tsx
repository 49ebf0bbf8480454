'use client'

import { useState } from 'react'
import { signOut } from '@/lib/auth/browser-client'
import { forgetToken } from '@/lib/tasks/browser-token'
import type { Theme } from '@/lib/theme'
import { Button } from '../_ui/button'
import { Icon } from '../_ui/icon'
import { ThemeChoice } from '../_ui/theme-choice'
import { showToast } from '../_ui/toaster'

type Props = { name: string; email: string; theme: Theme }

/** A popover of the browser's own: it opens before the script has loaded. */
export function AccountMenu({ name, email, theme }: Props) {
  return (
    <div className="lg:mt-auto">
      <Button
        variant="quiet"
        popoverTarget="account"
        aria-label={`Account of ${name}`}
        className="max-w-48 px-2! lg:-mx-3 lg:w-[calc(100%+1.5rem)] lg:max-w-none lg:justify-start lg:px-3!"
      >
        <Icon name="person" className="shrink-0" />
        <span dir="auto" className="truncate max-sm:sr-only">
          {name}
        </span>
      </Button>
      <section
        id="account"
        popover="auto"
        aria-label="Account"
        className="fixed inset-auto top-14 right-3 m-0 w-64 max-w-[calc(100vw-1.5rem)] rounded-md border border-edge bg-sheet p-4 text-ink lg:top-auto lg:right-auto lg:bottom-20 lg:left-4 min-[86rem]:left-[calc(50vw-42rem)]"
      >
        <p dir="auto" className="font-medium">
          {name}
        </p>
        <p className="mb-4 break-all text-sm text-soft">{email}</p>
        <div className="mb-4 flex items-center justify-between border-rule border-y py-3 text-sm">
          <span aria-hidden="true">Theme</span>
          <ThemeChoice initial={theme} />
        </div>
        <SignOut />
      </section>
    </div>
  )
}

function SignOut() {
  const [pending, setPending] = useState(false)
  async function leave() {
    if (pending) return
    setPending(true)
    const outcome = await signOut()
    if (outcome.ok) {
      forgetToken()
      return window.location.assign('/')
    }
    setPending(false)
    const message = `You are still signed in. ${outcome.message}`
    showToast({ id: 'sign-out', tone: 'error', message, action: { label: 'Retry', run: leave } })
  }
  return (
    <Button className="w-full" aria-disabled={pending} onClick={leave}>
      {pending ? 'Signing out…' : 'Sign out'}
    </Button>
  )
}
