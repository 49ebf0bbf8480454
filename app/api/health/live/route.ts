import { requireJsonAccepted } from '@/lib/http/accept'
import { handler } from '@/lib/http/handler'
import { otherMethods } from '@/lib/http/methods'
import { jsonReply } from '@/lib/http/reply'

export const GET = handler(async (request) => {
  requireJsonAccepted(request)
  return jsonReply({ status: 'live' })
})

export const { POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET })
