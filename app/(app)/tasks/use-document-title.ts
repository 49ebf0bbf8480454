'use client'

import { useEffect } from 'react'

/**
 * The page stays while its views change, and the title changes with them. Next writes the page's
 * own title again when it takes the page over, which may be after this.
 */
export function useDocumentTitle(title: string) {
  useEffect(() => {
    const write = () => {
      if (document.title !== title) document.title = title
    }
    write()
    const observer = new MutationObserver(write)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [title])
}
