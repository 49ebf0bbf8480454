import { AppError } from '@/lib/app-error'
import { handler } from '@/lib/http/handler'

/** What no other route answers. Without this, Next answers with a page of HTML. */
export const GET = handler(async () => {
  throw new AppError('not_found', 'There is nothing at this address.')
})

export const POST = GET
export const PUT = GET
export const PATCH = GET
export const DELETE = GET
export const HEAD = GET
export const OPTIONS = GET
