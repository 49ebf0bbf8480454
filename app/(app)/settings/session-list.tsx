'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { revokeOtherSessions, revokeSession } from '@/lib/auth/browser-account'
import type { AuthOutcome } from '@/lib/auth/browser-client'
import { describeDevice } from '@/lib/auth/device-words'
import type { LiveSession } from '@/lib/auth/session-list'
import { Button } from '../../_ui/button'
import { FormMessage, type Refusal } from '../../_ui/form-message'
import { LiveRegion, useAnnouncement } from '../../_ui/live-region'
import { Moment } from './moment'
import { useLogRefetch } from './use-log-refetch'

const allOthers = 'all others'

export function SessionList({ sessions }: { sessions: LiveSession[] }) {
  const t = useTranslations('sessions')
  const router = useRouter()
  const refetchLog = useLogRefetch()
  const list = useRef<HTMLUListElement>(null)
  const [pending, setPending] = useState<string | null>(null)
  const [ended, setEnded] = useState<ReadonlySet<string>>(new Set())
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [said, announce] = useAnnouncement()
  const shown = sessions.filter(({ token }) => !ended.has(token))
  const others = shown.filter(({ isThis }) => !isThis)

  async function end(gone: LiveSession[], which: string, revoke: () => Promise<AuthOutcome>) {
    if (pending) return
    setPending(which)
    setRefusal(null)
    const outcome = await revoke()
    setPending(null)
    if (!outcome.ok) {
      return setRefusal({ ...outcome, message: t('notEnded', { reason: outcome.message }) })
    }
    // The button disappears with its row.
    list.current?.focus()
    setEnded(new Set([...ended, ...gone.map(({ token }) => token)]))
    announce(t('ended', { count: gone.length }))
    router.refresh()
    refetchLog()
  }

  return (
    <div className="grid gap-5">
      <FormMessage refusal={refusal} />
      <ul ref={list} tabIndex={-1} aria-label={t('title')} className="outline-none">
        {shown.map((session) => (
          <SessionRow
            key={session.token}
            session={session}
            isEnding={pending === session.token}
            onEnd={() => end([session], session.token, () => revokeSession(session.token))}
          />
        ))}
      </ul>
      <LiveRegion said={said} />
      {others.length > 1 && (
        <Button
          className="sm:justify-self-start"
          aria-disabled={pending !== null}
          onClick={() => end(others, allOthers, revokeOtherSessions)}
        >
          {pending === allOthers ? t('ending') : t('endOthers')}
        </Button>
      )}
    </div>
  )
}

type RowProps = { session: LiveSession; isEnding: boolean; onEnd: () => void }

function SessionRow({ session, isEnding, onEnd }: RowProps) {
  const { userAgent, address, signedInAt, isThis } = session
  const t = useTranslations('sessions')
  const device = describeDevice(userAgent)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-rule border-b py-3 first:pt-0">
      <div className="min-w-0 flex-1 basis-44">
        <p className="flex flex-wrap items-center gap-x-3" title={userAgent ?? undefined}>
          {device}
          {isThis && <span className="stamped">{t('thisOne')}</span>}
        </p>
        <p className="break-all text-sm text-soft">
          {address && <span className="tabular-nums">{address} · </span>}
          {t.rich('signedIn', { moment: () => <Moment time={signedInAt} /> })}
        </p>
      </div>
      {!isThis && (
        <Button
          size="sm"
          aria-disabled={isEnding}
          aria-label={t('endNamed', { device })}
          onClick={onEnd}
        >
          {isEnding ? t('ending') : t('end')}
        </Button>
      )}
    </li>
  )
}
