import { AppError } from '@/lib/app-error'
import { requireJsonAccepted } from '@/lib/http/accept'
import { handler } from '@/lib/http/handler'
import { otherMethods } from '@/lib/http/methods'
import { jsonReply } from '@/lib/http/reply'
import { checkReadiness } from '@/lib/readiness'

export const GET = handler(async (request) => {
  requireJsonAccepted(request)
  const { isReady, ...readiness } = await checkReadiness()
  if (isReady) return jsonReply({ status: 'ready', ...readiness })
  throw new AppError('unavailable', 'Tasks cannot be served for now.', { members: { readiness } })
})

export const { POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET })
