'use client'

import { useSyncExternalStore } from 'react'
import { tryStorage } from '@/lib/browser-storage'

const storageKey = 'letter-keys'
const listeners = new Set<() => void>()

/** Whether keys that type a character are commands: kept per device, like the theme. */
export function hasLetterKeys() {
  return tryStorage((storage) => storage.getItem(storageKey)) !== 'off'
}

export function setLetterKeys(on: boolean) {
  tryStorage((storage) =>
    on ? storage.removeItem(storageKey) : storage.setItem(storageKey, 'off'),
  )
  for (const listener of listeners) listener()
}

export function useLetterKeys() {
  return useSyncExternalStore(subscribe, hasLetterKeys, () => true)
}

/** The browser tells the other tabs; this one has to be told here. */
function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
