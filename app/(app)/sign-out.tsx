'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { changeQueueOf } from '@/lib/offline/change-queue'
import { Button } from '../_ui/button'
import { Dialog } from '../_ui/dialog'
import { showToast } from '../_ui/toaster'
import { isOnlyCopyOpen } from './use-leave-warning'

/**
 * Asks first if something would be lost: waiting changes are deleted, since the next person may be
 * somebody else.
 */
export function SignOut({ userId }: { userId: string }) {
  const words = useTranslations('account')
  const refusal = useTranslations('authRefusal')
  const [pending, setPending] = useState(false)
  /** How many changes wait, 0 for typed text that is no change yet; null while nothing is asked. */
  const [unsaved, setUnsaved] = useState<number | null>(null)

  async function ask() {
    if (pending) return
    const queue = changeQueueOf(userId)
    await queue.reload()
    const count = queue.getState().changes.length
    if (count > 0 || (await isOnlyCopyOpen())) setUnsaved(count)
    else await leave()
  }

  async function leave() {
    setUnsaved(null)
    setPending(true)
    const outcome = await import('./later-acts').then(
      ({ leaveAccount }) => leaveAccount(userId),
      () => ({ ok: false as const, message: refusal('unreachable'), requestId: null }),
    )
    if (outcome.ok) return window.location.assign('/')
    setPending(false)
    showToast({
      id: 'sign-out',
      tone: 'error',
      message: words('stillSignedIn', { why: outcome.message }),
      action: { label: words('retry'), run: ask },
      requestId: outcome.requestId,
    })
  }

  return (
    <>
      <Button data-sign-out className="w-full" aria-disabled={pending} onClick={ask}>
        {words(pending ? 'signingOut' : 'signOut')}
      </Button>
      {unsaved !== null && (
        <Dialog
          role="alertdialog"
          aria-labelledby="unsaved-title"
          aria-describedby="unsaved-text"
          onDismiss={() => setUnsaved(null)}
        >
          <h2 id="unsaved-title" className="font-serif text-2xl leading-tight">
            {words('unsaved.title', { count: unsaved })}
          </h2>
          <p id="unsaved-text" className="mt-2 mb-6 text-soft">
            {words('unsaved.text', { count: unsaved })}
          </p>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setUnsaved(null)}>{words('unsaved.stay')}</Button>
            <Button variant="primary" onClick={leave}>
              {words('unsaved.discard')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
