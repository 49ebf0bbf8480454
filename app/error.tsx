'use client'

import { Button } from './_ui/button'
import { CopyButton } from './_ui/copy-button'
import { MessagePage } from './_ui/message-page'

type Props = { error: Error & { digest?: string }; retry: () => void }

export default function ErrorPage({ error, retry }: Props) {
  return (
    <MessagePage
      title="This page did not load"
      text="Something went wrong on the way. What you had saved is safe; try the page again."
    >
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={() => retry()}>
          Try again
        </Button>
        {error.digest && <CopyButton value={error.digest}>Copy error id</CopyButton>}
      </div>
    </MessagePage>
  )
}
