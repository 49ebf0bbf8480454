'use client'

import { useServerInsertedHTML } from 'next/navigation'
import { useRef } from 'react'
// Of these two, development has the first alone, and a build the second: see next.config.ts.
import './globals.css'
import styles from './globals.css?text'

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
