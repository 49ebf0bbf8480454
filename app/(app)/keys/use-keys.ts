'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import { matchKey, type Waiting } from '@/lib/keys/match-key'
import { commandOf, keyTable } from './commands'
import type { Desk } from './desk'
import { ownsKey } from './key-owner'
import { hasLetterKeys } from './letter-keys'
import { preparedRun } from './prepared-run'

export function useKeys(desk: Desk | null) {
  const waiting = useRef<Waiting>(null)

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || ownsKey(event.target, event)) return
    const now = event.timeStamp
    const moment = { waiting: waiting.current, now, hasCharacters: hasLetterKeys() }
    const match = matchKey(keyTable, event, moment)
    waiting.current = match.waiting
    const command = match.id && commandOf(match.id)
    if (!command) return
    const run = preparedRun(command.id, desk)
    if (!run) return
    event.preventDefault()
    if (!event.repeat || command.repeats) run()
  })

  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
