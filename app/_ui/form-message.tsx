import { CopyRequestId } from './copy-request-id'

export type Refusal = { message: string; requestId: string | null }

/**
 * Always in the page, so that a screen reader reads what appears in it; empty, it takes no space.
 */
export function FormMessage({ refusal }: { refusal: Refusal | null }) {
  return (
    <div role="alert" className="empty:absolute">
      {refusal && (
        <div className="flex flex-wrap items-center justify-between gap-x-2 border-stamp border-l-3 bg-stamp-wash px-3 py-1 font-medium text-sm">
          <p className="py-1.5">{refusal.message}</p>
          <CopyRequestId id={refusal.requestId} className="-ml-3" />
        </div>
      )}
    </div>
  )
}
