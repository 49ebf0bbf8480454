'use client'

import { useEffect } from 'react'
import { wipeLastData } from '@/lib/offline/wipe-last-data'

/** Somebody who is asked to sign in has no session any more: it ended, here or elsewhere. */
export function ForgetLastData() {
  useEffect(() => {
    void wipeLastData()
  }, [])
  return null
}
