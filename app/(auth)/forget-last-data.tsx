'use client'

import { useEffect } from 'react'
import { wipeLastData } from '@/lib/offline/wipe-last-data'

/** Whoever is asked to sign in has no session any more, ended here or from elsewhere. */
export function ForgetLastData() {
  useEffect(() => {
    void wipeLastData()
  }, [])
  return null
}
