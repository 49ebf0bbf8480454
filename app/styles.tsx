'use client'

import { useServerInsertedHTML } from 'next/navigation'
import { useRef } from 'react'
import styles from './globals.css?text'

// So that a change to them is seen at once.
if (process.env.NODE_ENV === 'development') void import('./globals.css')

/**
 * Writes the styles into the page, once: a stylesheet of its own would keep the first text waiting for
 * another round trip, and so would fonts, which come later.
 */
export function Styles({ nonce, fontFaces }: { nonce: string | undefined; fontFaces: string }) {
  const isWritten = useRef(false)
  useServerInsertedHTML(() => {
    // It is called whenever a part of the page is sent.
    if (isWritten.current) return null
    isWritten.current = true
    const text = fontFaces + styles
    // biome-ignore lint/security/noDangerouslySetInnerHtml: it is our own, and made by the build.
    return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: text }} />
  })
  return null
}
