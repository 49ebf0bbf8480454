'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { backOffMs } from '@/lib/offline/back-off'
import { Button, buttonClass } from '../_ui/button'
import { MessagePage } from '../_ui/message-page'

/** In place of a page that needs a network. It gives way as soon as there is one. */
export function NoConnection({ hasList }: { hasList: boolean }) {
  const t = useTranslations('offlineShell')
  useEffect(() => {
    window.addEventListener('online', reload)
    const stopLooking = lookForPage(reload)
    return () => {
      window.removeEventListener('online', reload)
      stopLooking()
    }
  }, [])
  return (
    <MessagePage
      stamp={t('stamp')}
      title={t('title')}
      text={hasList ? t('textWithList') : t('text')}
    >
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={reload}>
          {t('retry')}
        </Button>
        {hasList && (
          <a href="/tasks" className={buttonClass({ variant: 'plain' })}>
            {t('toList')}
          </a>
        )}
      </div>
    </MessagePage>
  )
}

function reload() {
  window.location.reload()
}

const patienceMs = 10_000

/**
 * While there is a network, no event tells that the server is back, so the page has to ask. It asks
 * for its own address: if only that failed, it would be reloaded in vain again and again.
 */
function lookForPage(onFound: () => void): () => void {
  // Not at once, in case the page answers this question but still fails to load.
  let failures = 2
  let isOver = false
  let timer = lookLater()
  function lookLater() {
    return setTimeout(look, backOffMs({ failures, retryAfterSeconds: null, random: Math.random() }))
  }
  async function look() {
    const isSeen = document.visibilityState === 'visible'
    const isThere = isSeen && navigator.onLine && (await isPageThere())
    if (isOver) return
    if (isThere) return onFound()
    failures += 1
    timer = lookLater()
  }
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

function isPageThere() {
  const signal = AbortSignal.timeout(patienceMs)
  return fetch(location.href, { method: 'HEAD', cache: 'no-store', signal }).then(
    ({ status }) => status < 500,
    () => false,
  )
}
