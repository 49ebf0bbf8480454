import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClass } from './_ui/button'
import { MessagePage } from './_ui/message-page'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <MessagePage
      stamp="No such entry"
      title="Not on the docket"
      text="There is no page at this address. It may have been mistyped, or moved."
    >
      <Link href="/tasks" className={buttonClass({ variant: 'plain' })}>
        Go to your list
      </Link>
    </MessagePage>
  )
}
